package dev.inhabit.server.session;

import java.time.Duration;

/**
 * Bounds of one session.
 *
 * @param commandsMax commands that may wait at once; beyond it all but exits and ratings are refused with a retry hint
 * @param batchMax commands stored in one write
 * @param waitMax how long a command may wait for the store before it is refused with a retry hint
 * @param behindAfter how long a write may take before watchers are told that recording is behind
 * @param ticketLife how long a ticket opens a socket
 * @param ticketsMax tickets that may be out at once
 * @param watchersMax sockets of one session
 * @param controllerGoneCalm after which absence of the controlling therapist the crowd turns calm
 * @param controllerGonePause after which absence the session pauses
 * @param updatesKept recorded updates kept in memory for sockets that come back
 * @param sudsPromptEvery longest time without a rating after which the patient is asked for one; zero for never
 */
public record SessionSettings(
        int commandsMax,
        int batchMax,
        Duration waitMax,
        Duration behindAfter,
        Duration ticketLife,
        int ticketsMax,
        int watchersMax,
        Duration controllerGoneCalm,
        Duration controllerGonePause,
        int updatesKept,
        Duration sudsPromptEvery) {
    /** Where nobody is asked for ratings. */
    public SessionSettings(
            int commandsMax,
            int batchMax,
            Duration waitMax,
            Duration behindAfter,
            Duration ticketLife,
            int ticketsMax,
            int watchersMax,
            Duration controllerGoneCalm,
            Duration controllerGonePause,
            int updatesKept) {
        this(
                commandsMax,
                batchMax,
                waitMax,
                behindAfter,
                ticketLife,
                ticketsMax,
                watchersMax,
                controllerGoneCalm,
                controllerGonePause,
                updatesKept,
                Duration.ZERO);
    }
}
