package dev.inhabit.server.gateway;

import java.time.Duration;

/**
 * Bounds of one socket.
 *
 * @param helloWithin after opening, the first message must have come
 * @param streamedWithin a message that comes in pieces must be whole
 * @param textCharsMax characters of a text message
 * @param mediaBytesMax bytes of a media message; one picture or a second of sound
 * @param reliableMax messages that may wait for a client that reads slowly; beyond it the client is told to come back
 * @param reliableBytesMax the same in bytes (characters of text)
 * @param closeWithin after the last message was queued, a client that does not read it is cut off
 * @param malformedMax malformed messages in a row after which the socket is closed
 * @param commandsPerS requests of one socket, on average; exits and ratings are exempt
 * @param commandsBurst requests that may come at once
 * @param momentsPerS poses, heart rates and the like; what comes faster is dropped
 * @param momentsBurst of these that may come at once
 * @param wordsPerS sentences that the patient said; what comes faster is refused
 * @param wordsBurst sentences that may come at once
 * @param skinPerS messages of skin conductance; what comes faster is refused
 * @param skinBurst of these that may come at once
 */
public record SocketLimits(
        Duration helloWithin,
        Duration streamedWithin,
        int textCharsMax,
        int mediaBytesMax,
        int reliableMax,
        int reliableBytesMax,
        Duration closeWithin,
        int malformedMax,
        int commandsPerS,
        int commandsBurst,
        int momentsPerS,
        int momentsBurst,
        int wordsPerS,
        int wordsBurst,
        int skinPerS,
        int skinBurst) {}
