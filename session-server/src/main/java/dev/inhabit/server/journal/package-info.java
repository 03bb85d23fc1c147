/** The store: the private Cassandra, sealing, serialization, migrations, and the actor that writes an entity's log. */
@NullMarked
package dev.inhabit.server.journal;

import org.jspecify.annotations.NullMarked;
