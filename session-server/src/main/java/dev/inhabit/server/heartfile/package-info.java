/** Files of heart rate sensors: how they are read, and what they say minute by minute. */
@NullMarked
package dev.inhabit.server.heartfile;

import org.jspecify.annotations.NullMarked;
