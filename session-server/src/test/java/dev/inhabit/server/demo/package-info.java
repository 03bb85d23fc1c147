@NullMarked
package dev.inhabit.server.demo;

import org.jspecify.annotations.NullMarked;
