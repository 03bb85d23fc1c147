/** {@code inhabit bench}: what the server does, measured beside peers and bare limits. See {@code docs/performance.md}. */
@NullMarked
package dev.inhabit.bench;

import org.jspecify.annotations.NullMarked;
