package dev.inhabit.affect.evaluation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a data set holds: samples of ours, and how many were left out for which reason.
 *
 * @param form the form in which it was recognised, for people
 */
record Gathered<T>(String form, List<T> samples, Map<String, Integer> leftOut) {
    Gathered {
        samples = List.copyOf(samples);
        leftOut = new TreeMap<>(leftOut);
    }
}
