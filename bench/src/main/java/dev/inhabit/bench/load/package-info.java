/** Loads for a running server that find out what it does under more than it can take. */
@NullMarked
package dev.inhabit.bench.load;

import org.jspecify.annotations.NullMarked;
