package dev.inhabit.server.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers, days and times as a report writes them. */
record Words(ZoneId zone) {
    static final String LANGUAGE = "en";
    static final String NONE = "–";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

    String day(long atMs) {
        return DAY.format(Instant.ofEpochMilli(atMs).atZone(zone));
    }

    String shortDay(long atMs) {
        return SHORT_DAY.format(Instant.ofEpochMilli(atMs).atZone(zone));
    }

    /** @param iso a day, such as 2026-03-01 */
    static String shortDay(String iso) {
        return SHORT_DAY.format(LocalDate.parse(iso));
    }

    /** A day as a file is named by it, ISO 8601. */
    String isoDay(long atMs) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(atMs), zone).toString();
    }

    String moment(@Nullable Long atMs) {
        return atMs == null ? NONE : MOMENT.format(Instant.ofEpochMilli(atMs).atZone(zone));
    }

    String clock(long atMs) {
        return CLOCK.format(Instant.ofEpochMilli(atMs).atZone(zone));
    }

    /** Session time, as minutes and seconds. */
    static String activeTime(long activeMs) {
        long s = activeMs / 1_000;
        return "%d:%02d".formatted(s / 60, s % 60);
    }

    static String minutes(long ms) {
        double minutes = ms / 60_000.0;
        String shown = number(minutes, minutes < 10 ? 1 : 0).replaceFirst("\\.0$", "");
        return shown + (shown.equals("1") ? " minute" : " minutes");
    }

    /** Half up, as figures are shown elsewhere. */
    static String number(double value, int decimals) {
        String shown = BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
        return shown.startsWith("-") ? "−" + shown.substring(1) : shown;
    }

    static String number(@Nullable Double value, int decimals, String unit) {
        return value == null ? NONE : number(value, decimals) + " " + unit;
    }

    static String number(@Nullable Integer value) {
        return value == null ? NONE : number(value, 0);
    }

    /** Without decimals where there are none. */
    static String score(@Nullable Double value) {
        return value == null ? NONE : number(value, 2).replaceFirst("\\.0+$|(\\.\\d*[1-9])0+$", "$1");
    }

    static String count(long n, String one) {
        return count(n, one, one + "s");
    }

    static String count(long n, String one, String more) {
        return n + " " + (n == 1 ? one : more);
    }

    static String text(@Nullable String text) {
        return text == null || text.isBlank() ? NONE : text;
    }

    static String yesNo(@Nullable Boolean is) {
        return is == null ? NONE : is ? "yes" : "no";
    }

    /** A name of a program's, such as {@code STAYS_HIGH} or {@code stays-high}, as words. */
    static String words(Object name) {
        return name.toString().toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }
}
