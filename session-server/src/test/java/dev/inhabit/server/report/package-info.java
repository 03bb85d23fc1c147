@NullMarked
package dev.inhabit.server.report;

import org.jspecify.annotations.NullMarked;
