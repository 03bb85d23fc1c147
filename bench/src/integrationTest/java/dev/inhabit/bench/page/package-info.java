/** The pages as people use them: in a real browser, before the whole server with its simulated patient. */
@NullMarked
package dev.inhabit.bench.page;

import org.jspecify.annotations.NullMarked;
