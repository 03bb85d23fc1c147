/** The main program of the private Cassandra's process. */
@NullMarked
package dev.inhabit.cassandra;

import org.jspecify.annotations.NullMarked;
