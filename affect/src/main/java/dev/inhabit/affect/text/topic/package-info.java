/** What words are about: topics of stress, and the words that carry a text. */
@NullMarked
package dev.inhabit.affect.text.topic;

import org.jspecify.annotations.NullMarked;
