@NullMarked
package dev.inhabit.server.feed;

import org.jspecify.annotations.NullMarked;
