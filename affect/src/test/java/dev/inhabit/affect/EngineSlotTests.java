package dev.inhabit.affect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.inhabit.affect.face.FaceSense;
import dev.inhabit.affect.face.ImageLimits;
import dev.inhabit.affect.model.ModelRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class EngineSlotTests {
    private static final int THREADS = 3;
    private static final int READINGS = 300;

    @Test
    void sensesAreKeptUntilTheEngineIsSwapped() {
        try (EngineSlot slot = new EngineSlot(engine());
                Senses senses = slot.senses()) {
            FaceSense before = senses.face();
            assertSame(before, senses.face());
            slot.swap(engine());
            assertNotSame(before, senses.face());
        }
    }

    @Test
    void readingGoesOnWhileEnginesAreSwapped() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (EngineSlot slot = new EngineSlot(engine())) {
            List<Future<String>> last = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                last.add(threads.submit(() -> {
                    String label = "";
                    try (Senses senses = slot.senses()) {
                        for (int i = 0; i < READINGS; i++) {
                            label = senses.text()
                                    .read("I am so happy, thank you")
                                    .label();
                        }
                    }
                    return label;
                }));
            }
            for (int swap = 0; swap < 3; swap++) {
                slot.swap(engine());
            }
            for (Future<String> label : last) {
                assertEquals("happy", label.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aClosedEngineServesWhoHasItAndNobodyElse() {
        AffectEngine engine = engine();
        try (var held = engine.textSense()) {
            engine.close();
            assertEquals("happy", held.read("I am so happy, thank you").label());
        }
        assertThrows(IllegalStateException.class, engine::textSense);
        assertThrows(IllegalStateException.class, engine::faceSense);
    }

    private static AffectEngine engine() {
        return AffectEngine.load(ModelRegistry.shipped(), ImageLimits.DEFAULT);
    }
}
