package dev.inhabit.server.content;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON in one form only, so that equal content has an equal hash: keys sorted by UTF-16 code units, no white space (RFC
 * 8785). Fractions are written without an exponent and without zeros at the end; those of more than 15 digits have no form
 * here.
 */
public final class CanonicalJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int MAX_DIGITS = 15;
    private static final BigDecimal SMALLEST = new BigDecimal("0.000001");

    private CanonicalJson() {}

    public static String of(JsonNode node) {
        StringBuilder out = new StringBuilder();
        write(node, out);
        return out.toString();
    }

    /** SHA-256 of the text's UTF-8 bytes, lower-case hex. */
    public static String hash(String canonical) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java lacks SHA-256", e);
        }
    }

    private static void write(JsonNode node, StringBuilder out) {
        if (node.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            node.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
            char before = '{';
            for (Map.Entry<String, JsonNode> entry : sorted.entrySet()) {
                out.append(before)
                        .append(JSON.writeValueAsString(entry.getKey()))
                        .append(':');
                write(entry.getValue(), out);
                before = ',';
            }
            out.append(before == '{' ? "{}" : "}");
        } else if (node.isArray()) {
            char before = '[';
            for (JsonNode each : node) {
                out.append(before);
                write(each, out);
                before = ',';
            }
            out.append(before == '[' ? "[]" : "]");
        } else if (node.isFloatingPointNumber()) {
            out.append(plain(node.decimalValue()));
        } else {
            out.append(JSON.writeValueAsString(node));
        }
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        boolean small = stripped.signum() != 0 && stripped.abs().compareTo(SMALLEST) < 0;
        if (stripped.precision() > MAX_DIGITS || stripped.precision() - stripped.scale() > MAX_DIGITS || small) {
            throw new IllegalArgumentException("a number of more than " + MAX_DIGITS + " digits has no canonical form");
        }
        return stripped.toPlainString();
    }
}
