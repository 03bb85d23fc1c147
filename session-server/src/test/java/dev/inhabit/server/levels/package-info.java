/** Tests of the levels' files and their loader. */
@NullMarked
package dev.inhabit.server.levels;

import org.jspecify.annotations.NullMarked;
