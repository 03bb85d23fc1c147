/**
 * Who somebody is and what they may do: accounts, factors, sign-ins, tokens, and {@link
 * dev.inhabit.server.identity.Access}, which answers every "may they?". E-mail addresses, names and secrets have types
 * whose toString hides them.
 */
@NullMarked
package dev.inhabit.server.identity;

import org.jspecify.annotations.NullMarked;
