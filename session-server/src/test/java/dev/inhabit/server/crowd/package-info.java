@NullMarked
package dev.inhabit.server.crowd;

import org.jspecify.annotations.NullMarked;
