package dev.inhabit.bench.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import dev.inhabit.bench.clinic.Waiting;
import dev.inhabit.server.identity.Totp;
import dev.inhabit.server.identity.TotpSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a therapist does with the pages and reads on them, in words that stand there. */
final class TherapistPage {
    /** A rating comes every 20 s, and the same one may come twice. */
    private static final Duration MOVES_WITHIN = Duration.ofMinutes(2);

    private static final int DRAG_STEPS = 15;
    private static final int DRAG_STEP_MS = 40;
    /** Half of the slider's thumb: as far from its ends as a pointer moves it. */
    private static final double THUMB_PX = 9;

    private final Page page;

    TherapistPage(Page page) {
        this.page = page;
    }

    void signIn(RunningDemo.Account account) {
        page.getByLabel("E-mail").fill(account.email());
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(account.password());
        button("Sign in").click();
        if (!account.totpSecret().isEmpty()) {
            page.getByLabel("Six-digit code").fill(Totp.codeAt(new TotpSecret(account.totpSecret()), Instant.now()));
            button("Confirm").click();
        }
        heading("Live sessions").waitFor();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    Locator region(String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator text(String words) {
        return page.getByText(words).first();
    }

    /** The first match in what a part of the page says; empty where there is none. */
    String read(String region, Pattern pattern) {
        Matcher matcher = pattern.matcher(region(region).innerText());
        return matcher.find() ? matcher.group(1) : "";
    }

    /** How many of the audience are in a state, as the key beside the plan says. */
    int count(String state) {
        String read = read("Audience", Pattern.compile(state + "\\s+(\\d+)"));
        return read.isEmpty() ? 0 : Integer.parseInt(read);
    }

    /** The plan of the audience as it is drawn. */
    String plan() {
        return (String) page.evaluate("document.querySelector('canvas').toDataURL()");
    }

    /** Waits until a value has been seen to change. @return the last one */
    static String moves(String what, Supplier<String> value) throws InterruptedException {
        Set<String> seen = new HashSet<>();
        String[] last = {""};
        Waiting.until(what + " moves on the page", MOVES_WITHIN, () -> {
            last[0] = value.get();
            if (!last[0].isBlank()) {
                seen.add(last[0]);
            }
            return seen.size() > 1;
        });
        return last[0];
    }

    /** Drags a slider with the pointer to a share of its way. */
    void drag(String slider, double from, double to) {
        BoundingBox box = boxOf(slider);
        double y = box.y + box.height / 2;
        page.mouse().move(x(box, from), y);
        page.mouse().down();
        for (int step = 1; step <= DRAG_STEPS; step++) {
            page.mouse().move(x(box, from + (to - from) * step / DRAG_STEPS), y);
            page.waitForTimeout(DRAG_STEP_MS);
        }
        page.mouse().up();
    }

    /** Presses a slider at a share of its way. */
    void press(String slider, double at) {
        BoundingBox box = boxOf(slider);
        page.mouse().click(x(box, at), box.y + box.height / 2);
    }

    private BoundingBox boxOf(String slider) {
        Locator found = page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName(slider));
        found.scrollIntoViewIfNeeded();
        return found.boundingBox();
    }

    private static double x(BoundingBox box, double share) {
        return box.x + THUMB_PX + (box.width - 2 * THUMB_PX) * share;
    }
}
