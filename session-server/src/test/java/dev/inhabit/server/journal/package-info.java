@NullMarked
package dev.inhabit.server.journal;

import org.jspecify.annotations.NullMarked;
