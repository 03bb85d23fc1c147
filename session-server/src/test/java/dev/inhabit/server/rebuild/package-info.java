@NullMarked
package dev.inhabit.server.rebuild;

import org.jspecify.annotations.NullMarked;
