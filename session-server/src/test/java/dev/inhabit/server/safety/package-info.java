@NullMarked
package dev.inhabit.server.safety;

import org.jspecify.annotations.NullMarked;
