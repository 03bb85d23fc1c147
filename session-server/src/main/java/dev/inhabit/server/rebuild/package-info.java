/** The record of lists that are made again from events: who asked, on which node it runs, how far it is, how it ended. */
@NullMarked
package dev.inhabit.server.rebuild;

import org.jspecify.annotations.NullMarked;
