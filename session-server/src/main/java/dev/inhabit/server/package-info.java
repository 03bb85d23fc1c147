/** The server: how its rooms are put together, and how it is started. */
@NullMarked
package dev.inhabit.server;

import org.jspecify.annotations.NullMarked;
