/** {@code inhabit models}: which models there are, how well they read, and where to get others. */
@NullMarked
package dev.inhabit.server.models;

import org.jspecify.annotations.NullMarked;
