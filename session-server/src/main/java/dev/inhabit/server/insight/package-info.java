/** Read tables, derived from what entities recorded. Nothing here is asked before something clinical is decided. */
@NullMarked
package dev.inhabit.server.insight;

import org.jspecify.annotations.NullMarked;
