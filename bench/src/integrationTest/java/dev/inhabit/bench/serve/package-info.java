/** {@code inhabit serve} as an administrator starts it. */
@org.jspecify.annotations.NullMarked
package dev.inhabit.bench.serve;
