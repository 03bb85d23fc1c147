/** The way to the server: signing in, tickets, sockets that come back by themselves, and commands that are not lost. */
@NullMarked
package dev.inhabit.headset.link;

import org.jspecify.annotations.NullMarked;
