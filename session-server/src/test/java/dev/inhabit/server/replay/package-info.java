@NullMarked
package dev.inhabit.server.replay;

import org.jspecify.annotations.NullMarked;
