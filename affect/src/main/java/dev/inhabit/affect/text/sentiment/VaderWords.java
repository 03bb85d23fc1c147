package dev.inhabit.affect.text.sentiment;

import java.util.Locale;

/** Words that a rule of VADER names one by one. */
enum VaderWords {
    AT,
    BUT,
    DOUBT,
    KIND,
    LEAST,
    NEVER,
    NO,
    NOR,
    OF,
    OR,
    SO,
    THIS,
    VERY,
    WITHOUT;

    String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
