/** The places in which sessions happen, read from {@code config/scenes}: rooms, furniture, light, sound, and where people sit. */
@NullMarked
package dev.inhabit.server.scene;

import org.jspecify.annotations.NullMarked;
