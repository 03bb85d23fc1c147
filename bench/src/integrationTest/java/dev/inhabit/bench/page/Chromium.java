package dev.inhabit.bench.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The browser of this machine. None is ever downloaded. */
final class Chromium {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Path ON_MACOS = Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private Chromium() {}

    /** What {@code INHABIT_CHROMIUM} names, or the first on the path; empty where there is none. */
    static Optional<Path> find() {
        String named = System.getenv("INHABIT_CHROMIUM");
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.of(
                        Stream.ofNullable(named).map(Path::of),
                        Pattern.compile(Pattern.quote(File.pathSeparator))
                                .splitAsStream(path)
                                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name))),
                        Stream.of(ON_MACOS))
                .flatMap(each -> each)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    /** @param camera what its camera shows, over and over: pictures one after the other, in one {@code .mjpeg} */
    static Browser launch(Playwright playwright, Path executable, Path camera) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--use-fake-ui-for-media-stream",
                                "--use-fake-device-for-media-stream",
                                "--use-file-for-fake-video-capture=" + camera)));
    }
}
