@NullMarked
package dev.inhabit.server.preview;

import org.jspecify.annotations.NullMarked;
