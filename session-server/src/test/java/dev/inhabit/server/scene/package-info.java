@NullMarked
package dev.inhabit.server.scene;

import org.jspecify.annotations.NullMarked;
