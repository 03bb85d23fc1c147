package dev.inhabit.server;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Which release this is: as the build wrote it into the jar, {@code development} outside of one. */
public final class Release implements IVersionProvider {
    public static String version() {
        return Objects.requireNonNullElse(Release.class.getPackage().getImplementationVersion(), "development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"inhabit " + version()};
    }
}
