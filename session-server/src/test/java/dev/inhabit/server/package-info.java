@NullMarked
package dev.inhabit.server;

import org.jspecify.annotations.NullMarked;
