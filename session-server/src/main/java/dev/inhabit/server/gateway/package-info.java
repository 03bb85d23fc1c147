/**
 * HTTP, WebSocket and SSE: translates what comes over the wire, asks {@code Access} whether it may, and hands it on. Never
 * decides anything clinical.
 */
@NullMarked
package dev.inhabit.server.gateway;

import org.jspecify.annotations.NullMarked;
