/** What each stage of a reading costs, measured by JMH in a process of its own. */
@NullMarked
package dev.inhabit.bench.senses;

import org.jspecify.annotations.NullMarked;
