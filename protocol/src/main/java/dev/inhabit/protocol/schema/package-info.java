/** JSON Schemas of everything on the wire, written when the module is built. */
@NullMarked
package dev.inhabit.protocol.schema;

import org.jspecify.annotations.NullMarked;
