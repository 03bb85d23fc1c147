package dev.inhabit.bench.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import dev.inhabit.bench.clinic.Waiting;
import dev.inhabit.faults.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** A therapist's session, from signing in to its replay, with nothing but what the pages show. */
// What it prints is of two cores to itself.
@Isolated
@Timeout(900)
class TherapistPageIntegrationTests {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Pattern HEART = Pattern.compile("(\\d+)\\s*bpm");
    private static final Pattern SUDS = Pattern.compile("SUDS (\\d+)");
    private static final Pattern FACE = Pattern.compile("(\\w+\\s+\\d+ % sure)");
    private static final Pattern ATTENTION = Pattern.compile("Attention\\s*(\\d+) %");
    private static final Pattern FACES = Pattern.compile("Faces\\s*(\\d+) %");
    private static final Pattern SMILE = Pattern.compile("happy\\s*(\\d+) %");
    private static final Pattern POSITION = Pattern.compile("([\\d:]+) of [\\d:]+");

    private final List<String> complaints = new ArrayList<>();

    @Test
    void a_therapist_watches_steers_stops_and_replays_a_session() throws Exception {
        Optional<Path> chromium = Chromium.find();
        if (chromium.isEmpty()) {
            say("No Chromium is on the path and INHABIT_CHROMIUM names none: the pages are not tried in a browser.");
        }
        assumeTrue(chromium.isPresent(), "no Chromium here");
        Path pictures = Programs.root().resolve("../shared/data/face/scenes").normalize();
        boolean withFace = Files.isDirectory(pictures);
        if (!withFace) {
            say("No pictures of faces are beside the checkout: the reading of the face is not looked at.");
        }
        try (RunningDemo demo = RunningDemo.start("therapist-page", withFace ? pictures : null);
                Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(
                        playwright,
                        chromium.get(),
                        DrawnCamera.write(
                                Programs.root().resolve("bench/target/faults/therapist-page/camera.mjpeg")))) {
            Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1440, 900));
            page.setDefaultTimeout((double) SOON.toMillis());
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);
            page.addInitScript(script());
            TherapistPage seen = new TherapistPage(page);

            try {
                page.navigate(demo.url());
                seen.signIn(demo.withSecondFactor());
                seen.link("Watch").first().click();
                takesControl(seen, page);
                seesThePatient(seen, withFace);
                seesTheRoomAndTheGaze(seen);
                turnsTheMoodCritical(seen, page);
                pausesAndResumes(seen);
                encouragesAndNotes(seen, page);
                stopsAndReplays(seen);
                triesTheFaceReader(seen, page);
                writesToThePatient(seen, page);
                signsOut(seen, page, demo);
                seen.signIn(demo.patient());
                thePatientReadsAndAnswers(seen, page);
            } catch (Throwable failure) {
                Path picture = Programs.root().resolve("bench/target/faults/therapist-page/page.png");
                page.screenshot(new Page.ScreenshotOptions().setPath(picture).setFullPage(true));
                say("The page as it was: " + picture + "; its complaints: " + complaints);
                throw failure;
            }
            assertEquals(List.of(), complaints, "errors on the page");
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private static String script() throws IOException {
        try (InputStream script = TherapistPageIntegrationTests.class.getResourceAsStream("/watch-crowd.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The demonstration was begun by a colleague. */
    private static void takesControl(TherapistPage seen, Page page) {
        seen.text("In control: Mara Lindqvist. You are watching.").waitFor();
        seen.button("Take control").click();
        page.getByLabel("Reason (recorded)").fill("colleague asked me to go on");
        seen.button("Take control").click();
        seen.text("You are in control.").waitFor();
    }

    private static void seesThePatient(TherapistPage seen, boolean withFace) throws InterruptedException {
        TherapistPage.moves("heart rate", () -> seen.read("Heart rate", HEART));
        TherapistPage.moves("the plan of the audience", seen::plan);
        TherapistPage.moves("the audience's attention", () -> seen.read("Audience", ATTENTION));
        if (withFace) {
            TherapistPage.moves("the reading of the face", () -> seen.read("Expression and stress", FACE));
        }
        Waiting.until("a rating of distress", SOON, () -> !seen.read("Distress (SUDS)", SUDS)
                .isEmpty());
    }

    private static void seesTheRoomAndTheGaze(TherapistPage seen) throws InterruptedException {
        seen.region("Audience").getByText("An auditorium with a stage.").waitFor();
        seen.region("Audience").getByText("1 podium").waitFor();
        TherapistPage.moves("the gaze at faces", () -> seen.read("Where the patient looked", FACES));
        Waiting.until(
                "directions are on the map",
                SOON,
                () -> seen.region("Where the patient looked").locator("rect").count() > 1);
    }

    private static void writesToThePatient(TherapistPage seen, Page page) {
        seen.link("Messages").click();
        seen.heading("Messages with").waitFor();
        page.getByLabel("Your message").fill("You held the gaze of one person today.");
        seen.button("Send").click();
        page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Messages, the latest last"))
                .getByText("You held the gaze of one person today.")
                .waitFor();
        seen.text("not read yet").waitFor();
    }

    private static void thePatientReadsAndAnswers(TherapistPage seen, Page page) {
        seen.link("Messages").click();
        seen.heading("Messages with your care team").waitFor();
        seen.text("You held the gaze of one person today.").waitFor();
        page.getByLabel("Your message").fill("It was easier than last week.");
        seen.button("Send").click();
        page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Messages, the latest last"))
                .getByText("It was easier than last week.")
                .waitFor();
    }

    private static void turnsTheMoodCritical(TherapistPage seen, Page page) throws InterruptedException {
        int skeptical = seen.count("Skeptical");
        page.evaluate("window.__forget()");
        seen.drag("Audience mood", 0.5, 0.95);
        printed("dragged to critical", page);
        Waiting.until("the audience turns skeptical", SOON, () -> seen.count("Skeptical") > skeptical);
        seen.region("Controls").getByText("critical").first().waitFor();
        seen.press("Questions", 1);
        TherapistPage.moves("distress", () -> seen.read("Distress (SUDS)", SUDS));
        seen.press("Questions", 0);
        int turned = seen.count("Skeptical");
        page.evaluate("window.__forget()");
        seen.press("Audience mood", 0.05);
        printed("pressed at friendly", page);
        Waiting.until("the audience warms", SOON, () -> seen.count("Skeptical") < turned);
    }

    /** How long it took, on this machine, which may be busy with other things. */
    private static void printed(String what, Page page) throws InterruptedException {
        Waiting.until("changed people were drawn", SOON, () -> page.evaluate("window.__reaction()") != null);
        Map<?, ?> reaction = (Map<?, ?>) page.evaluate("window.__reaction()");
        say(
                "%s: %s change(s) sent; first move to recorded %s ms, to drawn %s ms; letting go to recorded %s ms, to drawn %s ms"
                        .formatted(
                                what,
                                reaction.get("sent"),
                                ms(reaction, "moveToRecordedMs"),
                                ms(reaction, "moveToDrawnMs"),
                                ms(reaction, "letGoToRecordedMs"),
                                ms(reaction, "letGoToDrawnMs")));
    }

    private static long ms(Map<?, ?> reaction, String name) {
        return Math.round(((Number) Objects.requireNonNull(reaction.get(name))).doubleValue());
    }

    private static void pausesAndResumes(TherapistPage seen) {
        seen.button("Pause").click();
        seen.text("Paused").waitFor();
        seen.button("Resume").click();
        seen.text("Running").waitFor();
        seen.button("Pause").waitFor();
    }

    private static void encouragesAndNotes(TherapistPage seen, Page page) {
        seen.button("You're doing great. Keep going.").click();
        seen.region("What happened")
                .getByText("You're doing great. Keep going.")
                .waitFor();
        page.getByLabel("New note").fill("Held the gaze of one person.");
        seen.button("Save note").click();
        seen.region("Session notes").getByText("Held the gaze of one person.").waitFor();
        seen.region("Session notes").getByText("Jonas Adeyemi").waitFor();
    }

    private static void stopsAndReplays(TherapistPage seen) throws InterruptedException {
        seen.button("Stop and go to the safe scene").click();
        seen.button("Press again to stop").click();
        seen.text("This session has ended").waitFor();
        seen.link("Replay it").click();
        seen.text("Equal to what was shown live").waitFor();
        String from = seen.read("Replay", POSITION);
        seen.press("Position in the session", 0.6);
        Waiting.until("the replay is elsewhere", SOON, () -> !seen.read("Replay", POSITION)
                .equals(from));
        seen.region("Events")
                .getByText("The therapist stopped the session")
                .first()
                .click();
        seen.region("Session notes").getByText("Held the gaze of one person.").waitFor();
        seen.region("Session notes").getByText("Jonas Adeyemi").waitFor();
        seen.text("Equal to what was shown live").waitFor();
        Waiting.until(
                "people are in the replay's audience",
                SOON,
                () -> seen.count("Attentive") + seen.count("Skeptical") > 0);
    }

    /** The networks run in the page; no picture is sent to the server. */
    private static void triesTheFaceReader(TherapistPage seen, Page page) throws InterruptedException {
        List<String> sent = new ArrayList<>();
        page.onRequest(request -> {
            if (!request.method().equals("GET")) {
                sent.add(request.method() + " " + request.url());
            }
        });
        seen.link("Camera").click();
        seen.heading("What the face reader sees").waitFor();
        seen.button("Switch on").click();
        TherapistPage.moves("the smile's share", () -> seen.read("Reading", SMILE));
        Waiting.until("a smile is seen", SOON, () -> share(seen.read("Reading", SMILE)) >= 20);
        say("the page reads its own camera: happy " + seen.read("Reading", SMILE) + " %");
        seen.button("Switch off").click();
        seen.text("The camera is off.").waitFor();
        assertTrue(
                sent.stream().allMatch(request -> request.endsWith("/auth/refresh")),
                "something was sent while the camera was on: " + sent);
    }

    private static int share(String read) {
        return read.isEmpty() ? 0 : Integer.parseInt(read);
    }

    private static void signsOut(TherapistPage seen, Page page, RunningDemo demo) {
        String refresh = (String) page.evaluate("sessionStorage.getItem('inhabit.refresh')");
        seen.button("Sign out").click();
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Sign in"))
                .waitFor();
        APIResponse refreshed = page.request()
                .post(
                        demo.url() + "/api/v1/auth/refresh",
                        RequestOptions.create().setData(Map.of("refreshToken", refresh)));
        assertEquals(401, refreshed.status(), "the sign-in goes on after signing out");
    }
}
