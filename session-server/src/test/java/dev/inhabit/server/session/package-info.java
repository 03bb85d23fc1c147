@NullMarked
package dev.inhabit.server.session;

import org.jspecify.annotations.NullMarked;
