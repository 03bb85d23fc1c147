package dev.inhabit.server.session;

/** Sub-level 3C as tests pin it: thirty people, five minutes. */
public final class Auditorium {
    public static final PinnedLevel LEVEL = new PinnedLevel(
            "hash",
            "3C",
            "Auditorium",
            300_000,
            55,
            65,
            30,
            50,
            3,
            new PinnedLevel.Shares(60, 20, 10, 10, 20),
            "mixed",
            "{}");

    private Auditorium() {}
}
