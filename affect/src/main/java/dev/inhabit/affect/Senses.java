package dev.inhabit.affect;

import dev.inhabit.affect.face.FaceSense;
import dev.inhabit.affect.text.TextSense;
import dev.inhabit.affect.voice.VoiceSense;

/**
 * One thread's senses, each made on first use, and again after the engine was swapped. Ask for the sense before each
 * reading; keep no reference to it.
 */
public final class Senses implements AutoCloseable {
    private final EngineSlot slot;
    private AffectEngine engine;
    private final Lazy<FaceSense> face = new Lazy<>(() -> engine().faceSense(), FaceSense::close);
    private final Lazy<TextSense> text = new Lazy<>(() -> engine().textSense(), TextSense::close);
    private final Lazy<VoiceSense> voice = new Lazy<>(() -> engine().voiceSense(), VoiceSense::close);

    Senses(EngineSlot slot) {
        this.slot = slot;
        this.engine = slot.lease();
    }

    public FaceSense face() {
        follow();
        return face.get();
    }

    public TextSense text() {
        follow();
        return text.get();
    }

    public VoiceSense voice() {
        follow();
        return voice.get();
    }

    private AffectEngine engine() {
        return engine;
    }

    private void follow() {
        if (slot.current() != engine) {
            AffectEngine next = slot.lease();
            close();
            engine = next;
        }
    }

    @Override
    public void close() {
        face.close();
        text.close();
        voice.close();
        engine.leases().giveBack();
    }
}
