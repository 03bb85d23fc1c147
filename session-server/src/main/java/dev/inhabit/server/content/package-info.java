/**
 * How a clinic's content is read: YAML files with the lines of their fields, the schemas that they must fulfil, and what is
 * wrong with them in words.
 */
@NullMarked
package dev.inhabit.server.content;

import org.jspecify.annotations.NullMarked;
