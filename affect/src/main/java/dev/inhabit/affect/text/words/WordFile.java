package dev.inhabit.affect.text.words;

import java.util.List;
import java.util.Map;

/**
 * What the file of words holds.
 *
 * @param classes words that may stand in each other's place in a phrase, by the name of the class
 * @param writings other writings of words, and the one or more words that each stands for
 * @param tolerant words that are recognised with one letter wrong
 * @param real words that are no wrong writing of another
 * @param function words that hold an English sentence together
 * @param foreign words of other languages that are no English words
 */
public record WordFile(
        Map<String, List<String>> classes,
        Map<String, String> writings,
        List<String> tolerant,
        List<String> real,
        List<String> function,
        List<String> foreign) {}
