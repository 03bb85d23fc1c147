package dev.inhabit.affect.text.sentiment;

import java.util.List;
import java.util.Map;

/** What the file of sarcasm holds: the phrases of each cue. */
public record SarcasmFile(Map<String, List<String>> classes, Map<SarcasmCue, List<String>> cues) {}
