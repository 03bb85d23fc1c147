/** All content of a clinic together, and the command {@code inhabit config} that checks it. */
@NullMarked
package dev.inhabit.server.catalog;

import org.jspecify.annotations.NullMarked;
