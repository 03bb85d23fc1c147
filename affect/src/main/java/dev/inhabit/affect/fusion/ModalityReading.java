package dev.inhabit.affect.fusion;

import dev.inhabit.affect.Shares;

/** What one sense says now, and how sure it is, 0..1. */
public record ModalityReading(Modality modality, Shares shares, double confidence) {
    public ModalityReading {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must lie in 0..1");
        }
    }
}
