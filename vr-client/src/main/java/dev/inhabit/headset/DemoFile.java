package dev.inhabit.headset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a running demonstration says of itself in {@code data/demo/demo.json}. */
record DemoFile(
        String url,
        List<Account> accounts,
        @Nullable String patientId,
        @Nullable String sessionId) {
    record Account(
            String role,
            String email,
            String password,
            @Nullable String totpSecret) {}

    /** @throws IOException where it cannot be read or is something else */
    static DemoFile read(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new IOException("there is no " + path + "; is 'inhabit demo' running?");
        }
        DemoFile read;
        try {
            read = JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(Files.readString(path), DemoFile.class);
        } catch (JacksonException e) {
            throw new IOException(path + " is not the file that 'inhabit demo' writes", e);
        }
        if (read.url() == null || read.accounts() == null) {
            throw new IOException(path + " holds no url or no accounts");
        }
        return read;
    }

    /**
     * The first account of a role, as it is written for an option.
     *
     * @throws IOException where there is none
     */
    String account(String role) throws IOException {
        for (Account account : accounts) {
            if (account.role().toLowerCase(Locale.ROOT).equals(role)) {
                String secret = account.totpSecret();
                return account.email() + ":" + account.password() + (secret == null ? "" : ":" + secret);
            }
        }
        throw new IOException("the demonstration has no account of a " + role);
    }
}
