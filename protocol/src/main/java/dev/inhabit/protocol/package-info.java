/** Every message that crosses a wire, with its direction in the name. */
@NullMarked
package dev.inhabit.protocol;

import org.jspecify.annotations.NullMarked;
