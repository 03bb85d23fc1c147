/** Tests of accounts, factors, tokens and access. */
@NullMarked
package dev.inhabit.server.identity;

import org.jspecify.annotations.NullMarked;
