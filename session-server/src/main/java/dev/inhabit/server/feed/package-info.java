/** Fan-in and fan-out of the moment: readings and crowd frames in, watchers out. Nothing here is stored. */
@NullMarked
package dev.inhabit.server.feed;

import org.jspecify.annotations.NullMarked;
