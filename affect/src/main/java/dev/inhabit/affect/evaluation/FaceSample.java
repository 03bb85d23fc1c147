package dev.inhabit.affect.evaluation;

import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.face.FaceBox;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * One picture of a data set.
 *
 * @param picture gives its JPEG or PNG
 * @param truth what the face shows; empty where only faces are counted
 * @param faces how many faces it holds, where the data tells
 * @param box where the labelled face is, where the data tells
 */
record FaceSample(
        Supplier<byte[]> picture,
        Optional<Emotion> truth,
        OptionalInt faces,
        Optional<FaceBox> box,
        Optional<String> group) {}
