/** The demonstration's clinic for whoever measures or tests the whole system: served, and watched over sockets. */
@NullMarked
package dev.inhabit.bench.clinic;

import org.jspecify.annotations.NullMarked;
