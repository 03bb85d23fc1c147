/** Tests of all content together and of the command that checks it. */
@NullMarked
package dev.inhabit.server.catalog;

import org.jspecify.annotations.NullMarked;
