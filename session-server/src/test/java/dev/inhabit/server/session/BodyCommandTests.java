package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.inhabit.protocol.BodyMetric;
import dev.inhabit.protocol.DeviceKind;
import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyCommandTests {
    private final BodyOfSession session = BodyOfSession.started(null);

    private static Device device(String id, String name) {
        return new Device(id, DeviceKind.CHEST_STRAP, name, List.of(new Device.Measures(BodyMetric.HEART_RATE, "bpm")));
    }

    @Test
    void aDeviceIsKnownUntilItIsUnpairedAndPairingAgainReplacesIt() {
        session.accept(new BodyCommand.PairDevice(BodyOfSession.PATIENT, device("strap", "Old name")));
        session.accept(new BodyCommand.PairDevice(BodyOfSession.THERAPIST, device("strap", "Polar H10")));
        assertEquals(
                List.of(device("strap", "Polar H10")), session.state().body().devices());
        assertEquals(
                "Polar H10",
                BodyViews.known(session.state(), session.now()).devices().get(0).name());
        assertEquals(
                ErrorCode.INVALID_FIELD,
                session.refuse(new BodyCommand.UnpairDevice(BodyOfSession.THERAPIST, "watch")));
        session.accept(new BodyCommand.UnpairDevice(BodyOfSession.THERAPIST, "strap"));
        assertEquals(List.of(), session.state().body().devices());
    }

    @Test
    void eightDevicesAreTheMost() {
        for (int i = 0; i < BodyRecord.DEVICES_MAX; i++) {
            session.accept(new BodyCommand.PairDevice(BodyOfSession.PATIENT, device("d" + i, "n")));
        }
        assertEquals(
                ErrorCode.CONFLICT,
                session.refuse(new BodyCommand.PairDevice(BodyOfSession.PATIENT, device("d9", "n"))));
        session.accept(new BodyCommand.PairDevice(BodyOfSession.PATIENT, device("d0", "again")));
    }

    @Test
    void aPaceIsForWhoeverIsInControlAndThePatientMayEndIt() {
        Asker other = new Asker("demo~other", Role.THERAPIST);
        assertEquals(ErrorCode.NOT_IN_CONTROL, session.refuse(new BodyCommand.StartBreathing(other, 6, 40)));
        assertEquals(
                ErrorCode.NOT_IN_CONTROL, session.refuse(new BodyCommand.StartBreathing(BodyOfSession.PATIENT, 6, 40)));
        session.accept(new BodyCommand.StartBreathing(BodyOfSession.THERAPIST, 6, 40));
        session.accept(new BodyCommand.StartBreathing(BodyOfSession.THERAPIST, 5.5, 40));
        assertEquals(new BodyRecord.Pace(5.5, 40), session.state().body().pace());
        assertEquals(ErrorCode.NOT_IN_CONTROL, session.refuse(new BodyCommand.StopBreathing(other)));
        session.accept(new BodyCommand.StopBreathing(BodyOfSession.PATIENT));
        assertNull(session.state().body().pace());
        session.accept(new BodyCommand.StopBreathing(BodyOfSession.PATIENT));
    }

    @Test
    void afterTheEndNothingIsPairedOrPaced() {
        session.accept(new SessionCommand.Complete(BodyOfSession.THERAPIST, Outcome.COMPLETED));
        assertEquals(
                ErrorCode.SESSION_ENDED,
                session.refuse(new BodyCommand.PairDevice(BodyOfSession.PATIENT, device("strap", "n"))));
        assertEquals(
                ErrorCode.SESSION_ENDED,
                session.refuse(new BodyCommand.StartBreathing(BodyOfSession.THERAPIST, 6, 40)));
    }
}
