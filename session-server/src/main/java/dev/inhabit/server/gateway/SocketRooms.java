package dev.inhabit.server.gateway;

import dev.inhabit.server.biofeedback.Biofeedback;
import dev.inhabit.server.identity.Access;
import java.time.InstantSource;

/** What sockets need of the other rooms. */
record SocketRooms(
        SocketLimits limits,
        SessionDoor sessions,
        PatientDoor patients,
        Access access,
        Senses senses,
        Biofeedback biofeedback,
        InstantSource clock) {}
