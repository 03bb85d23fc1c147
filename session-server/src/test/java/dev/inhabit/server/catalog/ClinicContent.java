package dev.inhabit.server.catalog;

import java.nio.file.Path;

/** All content as it is shipped, read once for all tests of a process. */
public final class ClinicContent {
    public static final Content SHIPPED = Content.load(Path.of(System.getProperty("inhabit.root"), "config"));

    private ClinicContent() {}
}
