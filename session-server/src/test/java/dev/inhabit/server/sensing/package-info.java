@NullMarked
package dev.inhabit.server.sensing;

import org.jspecify.annotations.NullMarked;
