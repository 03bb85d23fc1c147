import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Builds the web pages with Node and puts them where Maven packs them. Needs nothing but a JDK to run:
 *
 * <pre>java BuildPages.java pages|checks MODULE_FOLDER PROTOCOL_TYPES_FILE</pre>
 *
 * <p>{@code pages} installs, builds, precompresses and copies to {@code target/classes/dashboard}; {@code checks} runs
 * Biome and vitest. Each is skipped while the hash over its sources equals that of the last success.
 */
final class BuildPages {
    private static final int[] NODE_MIN = {20, 19};
    private static final List<String> SOURCES = List.of(
            "src", "public", "build", "index.html", "package.json", "package-lock.json", "vite.config.ts",
            "tsconfig.json", "biome.json");
    /** Golden bytes that the decoder's tests read, the networks that pages run, and what those are tried on. */
    private static final List<String> ELSEWHERE = List.of(
            "../protocol/src/test/resources/golden",
            "../affect/src/main/resources/models",
            "../affect/src/test/resources/faces");

    private final Path module;
    private final Path protocolTypes;
    private final Path stamps;

    private BuildPages(Path module, Path protocolTypes) {
        this.module = module;
        this.protocolTypes = protocolTypes;
        this.stamps = module.resolve("target/stamps");
    }

    public static void main(String[] args) throws Exception {
        BuildPages build = new BuildPages(Path.of(args[1]).toAbsolutePath().normalize(), Path.of(args[2]));
        try {
            switch (args[0]) {
                case "pages" -> build.pages();
                case "checks" -> build.checks();
                default -> throw new Failure("BuildPages takes 'pages' or 'checks', not '" + args[0] + "'.");
            }
        } catch (Failure e) {
            System.err.println("[ERROR] " + e.getMessage());
            System.exit(1);
        }
    }

    private void pages() throws Exception {
        copyProtocolTypes();
        Path packed = module.resolve("target/classes/dashboard");
        String sources = hashOfSources();
        if (Files.exists(packed.resolve("index.html")) && sources.equals(stamp("pages"))) {
            say("pages are up to date");
            return;
        }
        String node = node();
        install(node);
        run(node, "node_modules/typescript/bin/tsc", "--noEmit");
        run(node, "node_modules/vite/bin/vite.js", "build", "--logLevel", "warn");
        run(node, "build/precompress.mjs", "dist");
        deleteFolder(packed);
        copyWithoutMaps(module.resolve("dist"), packed);
        stamp("pages", sources);
        say("pages built");
    }

    private void checks() throws Exception {
        copyProtocolTypes();
        String sources = hashOfSources();
        if (sources.equals(stamp("checks"))) {
            say("checks passed before on the same sources");
            return;
        }
        String node = node();
        install(node);
        run(node, "node_modules/@biomejs/biome/bin/biome", "check", ".");
        run(node, "node_modules/vitest/vitest.mjs", "run");
        stamp("checks", sources);
    }

    private void copyProtocolTypes() throws IOException, Failure {
        if (!Files.exists(protocolTypes)) {
            throw new Failure("The wire's types are not at " + protocolTypes
                    + ": build the protocol module in the same run (./mvnw -pl dashboard -am package).");
        }
        Path copy = module.resolve("src/generated/protocol.ts");
        Files.createDirectories(copy.getParent());
        byte[] types = Files.readAllBytes(protocolTypes);
        if (!Files.exists(copy) || !java.util.Arrays.equals(types, Files.readAllBytes(copy))) {
            Files.write(copy, types);
        }
    }

    /** `npm ci`, only where the lock file or Node changed since the last one. */
    private void install(String node) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(Files.readAllBytes(module.resolve("package-lock.json")));
        digest.update(versionOf(node).getBytes(StandardCharsets.UTF_8));
        String wanted = HexFormat.of().formatHex(digest.digest());
        Path installed = module.resolve("node_modules/.installed");
        if (Files.exists(installed) && Files.readString(installed).equals(wanted)) {
            return;
        }
        say("installing what package-lock.json names (once)");
        run(npm(node), "ci", "--no-audit", "--no-fund", "--loglevel=error");
        Files.writeString(installed, wanted);
    }

    /** The command that is Node; INHABIT_NODE, where set, instead of the one on the path. */
    private static String node() throws Failure {
        String chosen = System.getenv("INHABIT_NODE");
        String node = chosen == null || chosen.isBlank() ? "node" : chosen;
        String version = versionOf(node);
        String wanted = "Node.js " + NODE_MIN[0] + "." + NODE_MIN[1] + " or newer";
        String wayOut = ": install it from https://nodejs.org, or set INHABIT_NODE to the path of its program.";
        if (version.isEmpty()) {
            throw new Failure(wanted + " is needed to build the web pages and '" + node + "' was not found" + wayOut);
        }
        Matcher numbers = Pattern.compile("v(\\d+)\\.(\\d+)").matcher(version);
        boolean enough = numbers.find() && isAtLeast(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
        if (!enough) {
            throw new Failure(wanted + " is needed to build the web pages, but '" + node + "' is " + version + wayOut);
        }
        return node;
    }

    private static boolean isAtLeast(int major, int minor) {
        return major > NODE_MIN[0] || major == NODE_MIN[0] && minor >= NODE_MIN[1];
    }

    private static String versionOf(String node) {
        try {
            Process process = new ProcessBuilder(node, "--version").redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 ? said : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static String npm(String node) {
        String name = System.getProperty("os.name").startsWith("Windows") ? "npm.cmd" : "npm";
        Path beside = Path.of(node).resolveSibling(name);
        return Path.of(node).isAbsolute() && Files.exists(beside) ? beside.toString() : name;
    }

    private void run(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).directory(module.toFile()).redirectErrorStream(true);
        builder.environment().put("CI", "1");
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new Failure("'" + command[0] + "' could not be started; it comes with Node.js.");
        }
        try (InputStream said = process.getInputStream()) {
            said.transferTo(System.out);
        }
        int exit = process.waitFor();
        if (exit != 0) {
            throw new Failure("'" + String.join(" ", command) + "' failed with " + exit + "; see above.");
        }
    }

    private String hashOfSources() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        List<String> roots = new ArrayList<>(SOURCES);
        roots.addAll(ELSEWHERE);
        try (DigestOutputStream out = new DigestOutputStream(java.io.OutputStream.nullOutputStream(), digest)) {
            for (String root : roots) {
                Path path = module.resolve(root).normalize();
                if (!Files.exists(path)) {
                    continue;
                }
                TreeSet<Path> files;
                try (Stream<Path> walk = Files.walk(path)) {
                    files = walk.filter(Files::isRegularFile).collect(java.util.stream.Collectors.toCollection(TreeSet::new));
                }
                for (Path file : files) {
                    out.write(module.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                    out.write(0);
                    Files.copy(file, out);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private String stamp(String name) throws IOException {
        Path file = stamps.resolve(name);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private void stamp(String name, String hash) throws IOException {
        Files.createDirectories(stamps);
        Files.writeString(stamps.resolve(name), hash);
    }

    private static void copyWithoutMaps(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                if (!file.toString().matches(".*\\.map(\\.br|\\.gz)?")) {
                    Path copy = to.resolve(from.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void deleteFolder(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException problem) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void say(String text) {
        System.out.println("[INFO] dashboard: " + text);
    }

    /** A failure that is told in one sentence. */
    private static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;

        Failure(String message) {
            super(message);
        }
    }
}
