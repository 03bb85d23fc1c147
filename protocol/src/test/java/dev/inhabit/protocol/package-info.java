@NullMarked
package dev.inhabit.protocol;

import org.jspecify.annotations.NullMarked;
