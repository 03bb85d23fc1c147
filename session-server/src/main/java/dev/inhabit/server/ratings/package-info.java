/** By which limits a clinic judges ratings of distress; pure values. */
@NullMarked
package dev.inhabit.server.ratings;

import org.jspecify.annotations.NullMarked;
