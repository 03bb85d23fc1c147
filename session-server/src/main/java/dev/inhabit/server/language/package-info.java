/** What is bound to one language when somebody is listened to: fillers, names, meanings of short answers. */
@NullMarked
package dev.inhabit.server.language;

import org.jspecify.annotations.NullMarked;
