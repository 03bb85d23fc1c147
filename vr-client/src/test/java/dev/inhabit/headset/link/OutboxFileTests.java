package dev.inhabit.headset.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.SessionRequest.RecordSuds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands outlive the program that took them. */
class OutboxFileTests {
    private static final RecordSuds FIRST = new RecordSuds("command-1", 1L, 40, "audience-grows", null);
    private static final RecordSuds SECOND = new RecordSuds("command-2", 2L, 45, null, null);

    @TempDir
    private Path folder;

    private Path path() {
        return folder.resolve("state").resolve("session.outbox");
    }

    @Test
    void a_restart_finds_what_was_not_settled() throws IOException {
        try (OutboxFile file = new OutboxFile(path())) {
            file.given(FIRST);
            file.given(SECOND);
            file.settled("command-1");
        }
        try (OutboxFile file = new OutboxFile(path())) {
            assertEquals(List.of(SECOND), file.left());
            file.settled("command-2");
            assertEquals(0, Files.size(path()));
        }
    }

    @Test
    void power_lost_in_the_middle_of_a_line_costs_only_that_line() throws IOException {
        try (OutboxFile file = new OutboxFile(path())) {
            file.given(FIRST);
        }
        Files.writeString(path(), "{\"type\":\"record-suds\",\"comm", StandardOpenOption.APPEND);
        try (OutboxFile file = new OutboxFile(path())) {
            assertEquals(List.of(FIRST), file.left());
            file.given(SECOND);
        }
        try (OutboxFile file = new OutboxFile(path())) {
            assertEquals(List.of(FIRST, SECOND), file.left());
        }
    }

    @Test
    void two_headsets_cannot_share_a_file() throws IOException {
        try (OutboxFile file = new OutboxFile(path())) {
            IOException refused = assertThrows(IOException.class, () -> new OutboxFile(path()));
            assertTrue(String.valueOf(refused.getMessage()).contains("--state"));
            assertTrue(file.left().isEmpty());
        }
    }

    @Test
    void only_the_owner_can_read_it() throws IOException {
        try (OutboxFile file = new OutboxFile(path())) {
            file.given(FIRST);
            assertEquals(2, Files.getPosixFilePermissions(path()).size());
        }
    }
}
