@NullMarked
package dev.inhabit.protocol.schema;

import org.jspecify.annotations.NullMarked;
