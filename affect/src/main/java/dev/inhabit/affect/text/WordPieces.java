package dev.inhabit.affect.text;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.inhabit.affect.model.UnusableModelException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;

/** Cuts text into the pieces that a text model was trained on. Safe for many threads. */
final class WordPieces implements AutoCloseable {
    static {
        // The library reports its use to a server of its makers unless told not to.
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
    }

    private final HuggingFaceTokenizer tokenizer;

    /** From the content of a {@code tokenizer.json}. */
    WordPieces(byte[] json) {
        try {
            tokenizer = HuggingFaceTokenizer.newInstance(
                    new ByteArrayInputStream(json), Map.of("truncation", "false", "addSpecialTokens", "false"));
        } catch (IOException | RuntimeException e) {
            throw new UnusableModelException("the text model's tokenizer cannot be read", e);
        }
    }

    /** Numbers of the pieces, without marks of beginning and end. */
    long[] of(String text) {
        return tokenizer.encode(text, false, false).getIds();
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
