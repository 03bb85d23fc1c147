package dev.inhabit.affect.evaluation;

import dev.inhabit.affect.Emotion;
import java.nio.file.Path;
import java.util.Optional;

/** A recording of one speaker with one label. */
record VoiceSample(Path file, Emotion truth, Optional<String> speaker) {}
