package dev.inhabit.server.journal;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the private Cassandra's jars are: either a folder {@code lib} full of them (an installed server), or the build's
 * {@code private-cassandra.jar} beside {@code runtime.classpath}. They are never on the server's own class path.
 */
record CassandraHome(Path folder, List<Path> jars) {
    static final String ENVIRONMENT = "INHABIT_CASSANDRA_HOME";
    static final String PROPERTY = "inhabit.cassandra.home";
    private static final String IN_BUILD = "session-server/private-cassandra/target";

    /** @throws CannotStart where no place holds the jars */
    static CassandraHome find(Map<String, String> environment) {
        List<Path> places = new ArrayList<>();
        addUnlessNull(places, System.getProperty(PROPERTY), "");
        addUnlessNull(places, environment.get(ENVIRONMENT), "");
        addUnlessNull(places, System.getProperty("inhabit.root"), IN_BUILD);
        addUnlessNull(places, System.getProperty("inhabit.root"), "cassandra");
        addUnlessNull(places, System.getProperty("user.dir"), IN_BUILD);
        for (Path place : places) {
            CassandraHome home = at(place);
            if (home != null) {
                return home;
            }
        }
        throw new CannotStart(
                "The private Cassandra's jars are not built: run ./mvnw -pl session-server/private-cassandra"
                        + " compile, or set " + ENVIRONMENT + " to the folder that holds them.");
    }

    static @Nullable CassandraHome at(Path folder) {
        try {
            Path lib = folder.resolve("lib");
            if (Files.isDirectory(lib)) {
                List<Path> jars = new ArrayList<>();
                try (DirectoryStream<Path> found = Files.newDirectoryStream(lib, "*.jar")) {
                    found.forEach(jars::add);
                }
                // An archive of classes (CDS) is bound to the exact order.
                Collections.sort(jars);
                return new CassandraHome(folder, jars);
            }
            Path own = folder.resolve("private-cassandra.jar");
            Path list = folder.resolve("runtime.classpath");
            if (!Files.exists(own) || !Files.exists(list)) {
                return null;
            }
            List<Path> jars = new ArrayList<>();
            jars.add(own.toAbsolutePath());
            for (String jar : Files.readString(list).trim().split(File.pathSeparator, -1)) {
                Path path = Path.of(jar);
                if (!Files.exists(path)) {
                    throw new CannotStart("The private Cassandra misses " + path
                            + ": run ./mvnw -pl session-server/private-cassandra compile again.");
                }
                jars.add(path);
            }
            return new CassandraHome(folder, jars);
        } catch (IOException unreadable) {
            throw new CannotStart("The private Cassandra's jars in " + folder + " cannot be read.", unreadable);
        }
    }

    String classPath() {
        return String.join(File.pathSeparator, jars.stream().map(Path::toString).toList());
    }

    private static void addUnlessNull(List<Path> places, @Nullable String root, String below) {
        if (root != null && !root.isBlank()) {
            places.add(Path.of(root).resolve(below));
        }
    }
}
