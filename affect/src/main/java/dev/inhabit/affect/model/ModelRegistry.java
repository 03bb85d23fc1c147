package dev.inhabit.affect.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which models there are and where their files lie.
 *
 * <p>Entries are tried in order; those of a user's folder come first. A file is looked for in the user's folder, then
 * among the files shipped in the jar, and is used only if its SHA-256 is the one the entry names.
 */
public final class ModelRegistry {
    private static final String SHIPPED = "/models/";
    private static final String REGISTRY = "registry.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private final List<ModelCard> cards;
    private final @Nullable Path userFolder;
    private final ExecutionProvider provider;

    private ModelRegistry(List<ModelCard> cards, @Nullable Path userFolder) {
        this(cards, userFolder, ExecutionProvider.CPU);
    }

    private ModelRegistry(List<ModelCard> cards, @Nullable Path userFolder, ExecutionProvider provider) {
        this.cards = List.copyOf(cards);
        this.userFolder = userFolder;
        this.provider = provider;
    }

    /** Only what is in the jar. */
    public static ModelRegistry shipped() {
        return new ModelRegistry(shippedCards(), null);
    }

    /**
     * What is in the jar, and a folder of the user's with further files and, if wanted, a {@code registry.json} of its
     * own. The folder need not exist.
     */
    public static ModelRegistry withUserFolder(Path userFolder) {
        return new ModelRegistry(withFolder(shippedCards(), userFolder), userFolder);
    }

    /** A registry file in place of the one in the jar, and a user's folder as above. */
    public static ModelRegistry load(Path registryFile, Path userFolder) {
        return new ModelRegistry(withFolder(cardsOf(registryFile), userFolder), userFolder);
    }

    /**
     * The same with that entry before all others.
     *
     * @throws UnusableModelException if there is no entry of that name, or its weights are absent
     */
    public ModelRegistry preferring(String name) {
        ModelCard preferred = cards.stream()
                .filter(card -> card.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnusableModelException("there is no model '" + name + "'; there are "
                        + String.join(", ", cards.stream().map(ModelCard::name).toList())));
        if (place(preferred.file()).isEmpty()) {
            read(preferred.file());
        }
        List<ModelCard> ordered = new ArrayList<>(cards);
        ordered.remove(preferred);
        ordered.add(0, preferred);
        return new ModelRegistry(ordered, userFolder, provider);
    }

    /** The same, to be run on that; without this they run on the processor. */
    public ModelRegistry on(ExecutionProvider other) {
        return new ModelRegistry(cards, userFolder, other);
    }

    /** What runs the networks. */
    public ExecutionProvider provider() {
        return provider;
    }

    /** Where a file lies: in the user's folder or "in the program"; empty where it is absent. */
    public Optional<String> place(ModelFile file) {
        Path own = userFolder == null ? null : userFolder.resolve(file.path());
        if (own != null && Files.isRegularFile(own)) {
            return Optional.of(own.toString());
        }
        return ModelRegistry.class.getResource(SHIPPED + file.path()) == null
                ? Optional.empty()
                : Optional.of("in the program");
    }

    /** All entries, the preferred first. */
    public List<ModelCard> cards() {
        return cards;
    }

    /** The first entry for that task whose weights are there. */
    public Optional<ModelCard> find(ModelTask task) {
        return cards.stream()
                .filter(card -> card.task() == task
                        && (!card.optional() || place(card.file()).isPresent()))
                .findFirst();
    }

    /**
     * The first entry for that task.
     *
     * @throws UnusableModelException if there is none
     */
    public ModelCard require(ModelTask task) {
        return find(task)
                .orElseThrow(() -> new UnusableModelException("no model for " + task + " in the registry of models"));
    }

    /**
     * The file's bytes, checked.
     *
     * @throws UnusableModelException if it is absent or not the file that is meant
     */
    public byte[] bytes(ModelFile file) {
        byte[] bytes = read(file);
        String sha256 = sha256(bytes);
        if (!sha256.equals(file.sha256())) {
            throw new UnusableModelException("model file " + file.path() + " has SHA-256 " + sha256
                    + " but the registry names " + file.sha256() + ": restore the file or correct the registry");
        }
        return bytes;
    }

    private byte[] read(ModelFile file) {
        Path own = userFolder == null ? null : userFolder.resolve(file.path());
        try {
            if (own != null && Files.isRegularFile(own)) {
                return Files.readAllBytes(own);
            }
            try (InputStream in = ModelRegistry.class.getResourceAsStream(SHIPPED + file.path())) {
                if (in != null) {
                    return in.readAllBytes();
                }
            }
        } catch (IOException e) {
            throw new UnusableModelException("model file " + file.path() + " cannot be read", e);
        }
        throw new UnusableModelException("model file " + file.path() + " is absent"
                + (own == null ? "" : ": put it at " + own) + " or remove its entry");
    }

    private static List<ModelCard> shippedCards() {
        try (InputStream in = ModelRegistry.class.getResourceAsStream(SHIPPED + REGISTRY)) {
            if (in == null) {
                throw new UnusableModelException("the registry of models is not in the jar");
            }
            return parse(in.readAllBytes(), REGISTRY);
        } catch (IOException e) {
            throw new UnusableModelException("the registry of models in the jar cannot be read", e);
        }
    }

    private static List<ModelCard> withFolder(List<ModelCard> cards, Path userFolder) {
        Path own = userFolder.resolve(REGISTRY);
        if (!Files.isRegularFile(own)) {
            return cards;
        }
        Map<String, ModelCard> byName = new LinkedHashMap<>();
        cardsOf(own).forEach(card -> byName.put(card.name(), card));
        cards.forEach(card -> byName.putIfAbsent(card.name(), card));
        return new ArrayList<>(byName.values());
    }

    private static List<ModelCard> cardsOf(Path registryFile) {
        try {
            return parse(Files.readAllBytes(registryFile), registryFile.toString());
        } catch (IOException e) {
            throw new UnusableModelException("the registry of models at " + registryFile + " cannot be read", e);
        }
    }

    private static List<ModelCard> parse(byte[] json, String where) {
        try {
            return JSON.readValue(json, RegistryFile.class).models();
        } catch (JacksonException e) {
            throw new UnusableModelException(where + " is not a registry of models: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Puts an entry before all others of that folder's {@code registry.json}, which is made where there is none and never
     * seen half written.
     *
     * @throws UnusableModelException if the file that is there is no registry
     */
    public static void prefer(Path userFolder, ModelCard card) throws IOException {
        Path own = userFolder.resolve(REGISTRY);
        List<ModelCard> ordered = new ArrayList<>(List.of(card));
        if (Files.isRegularFile(own)) {
            cardsOf(own).stream()
                    .filter(other -> !other.name().equals(card.name()))
                    .forEach(ordered::add);
        }
        Path next = userFolder.resolve(REGISTRY + ".next");
        Files.write(next, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(new RegistryFile(1, ordered)));
        Files.move(next, own, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
