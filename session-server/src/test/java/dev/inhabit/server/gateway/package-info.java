@NullMarked
package dev.inhabit.server.gateway;

import org.jspecify.annotations.NullMarked;
