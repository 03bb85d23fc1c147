package dev.inhabit.server.sensing;

import dev.inhabit.affect.text.TextReading;
import java.util.function.Consumer;

/** Words that wait to be read for what they express; gone afterwards. */
final class WordsWork implements Work {
    private final String text;
    private final long arrivedAtMs;
    private final Consumer<Sensed> toAffect;
    private final SensingMetrics metrics;

    WordsWork(String text, long arrivedAtMs, Consumer<Sensed> toAffect, SensingMetrics metrics) {
        this.text = text;
        this.arrivedAtMs = arrivedAtMs;
        this.toAffect = toAffect;
        this.metrics = metrics;
    }

    @Override
    public int bytes() {
        return 2 * text.length();
    }

    @Override
    public long arrivedAtMs() {
        return arrivedAtMs;
    }

    @Override
    public boolean read(Reader reader) {
        TextReading reading = reader.words(text);
        metrics.wordsRead(reading.nanos());
        if (reading.emotion().isPresent()) {
            toAffect.accept(new Sensed.Words(reading.shares(), reading.confidence(), reading.sentiment()));
        }
        return true;
    }

    @Override
    public void failed() {
        metrics.readingFailed();
    }

    @Override
    public void dropped(SensingMetrics.Drop why) {
        metrics.wordsDropped(why);
    }
}
