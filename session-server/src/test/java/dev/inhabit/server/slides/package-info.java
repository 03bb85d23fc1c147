@NullMarked
package dev.inhabit.server.slides;

import org.jspecify.annotations.NullMarked;
