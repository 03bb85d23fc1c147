package dev.inhabit.protocol.schema;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import dev.inhabit.protocol.DeviceMetric;
import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.GazeView;
import dev.inhabit.protocol.HeartImport;
import dev.inhabit.protocol.NotesView;
import dev.inhabit.protocol.PairedDevice;
import dev.inhabit.protocol.ProgressView;
import dev.inhabit.protocol.PushSamples;
import dev.inhabit.protocol.QuestionnaireView;
import dev.inhabit.protocol.ReplayRequest;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.ScenarioForm;
import dev.inhabit.protocol.ScenarioRequest;
import dev.inhabit.protocol.ScenarioView;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.SummaryView;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.protocol.TreatmentRequest;
import dev.inhabit.protocol.TreatmentView;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes one file, {@code schemas.json}, with the JSON Schema (2020-12) of every message and body under {@code $defs}.
 * Run by the build with the folders to write to.
 */
public final class WriteSchemas {
    static final String FILE = "schemas.json";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private WriteSchemas() {}

    public static void main(String[] folders) throws IOException {
        byte[] text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(schemas());
        for (String folder : folders) {
            Files.createDirectories(Path.of(folder));
            Files.write(Path.of(folder, FILE), text);
        }
    }

    private static ObjectNode schemas() {
        SchemaGeneratorConfigBuilder config =
                new SchemaGeneratorConfigBuilder(MAPPER, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
        config.with(new JacksonSchemaModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY));
        config.forTypesInGeneral()
                .withSubtypeResolver((type, context) -> permitted(type.getErasedType()) == null
                        ? null
                        : leaves(type.getErasedType()).stream()
                                .map(leaf -> context.getTypeContext().resolveSubtype(type, leaf))
                                .toList());
        config.forTypesInGeneral()
                .withDefinitionNamingStrategy(
                        (key, context) -> name(key.getType().getErasedType()));
        config.forFields().withRequiredCheck(field -> !isNullable(field)).withNullableCheck(WriteSchemas::isNullable);
        SchemaGenerator generator = new SchemaGenerator(config.build());
        SchemaBuilder builder = generator.buildMultipleSchemaDefinitions();
        Map<String, ObjectNode> roots = new LinkedHashMap<>();
        for (Class<?> type : types()) {
            roots.put(name(type), builder.createSchemaReference(type));
        }
        ObjectNode document = MAPPER.createObjectNode();
        document.put("$schema", SchemaVersion.DRAFT_2020_12.getIdentifier());
        ObjectNode definitions = builder.collectDefinitions("$defs");
        roots.forEach((name, root) -> {
            if (!definitions.has(name)) {
                definitions.set(name, root);
            }
        });
        types().forEach(type -> nameType(type, definitions.path(name(type))));
        checked().stream().filter(type -> definitions.has(name(type))).forEach(type -> FoundLimits.of(type)
                .describe(definitions.path(name(type))));
        document.set("$defs", definitions);
        return document;
    }

    /** The generator knows the {@code type} only of what stands directly under the interface that asks for it. */
    private static void nameType(Class<?> type, JsonNode definition) {
        JsonTypeName called = type.getAnnotation(JsonTypeName.class);
        if (called != null
                && definition.path("properties") instanceof ObjectNode properties
                && !properties.has("type")) {
            properties.putObject("type").put("const", called.value());
            ((ObjectNode) definition).withArray("required").add("type");
        }
    }

    static List<Class<?>> types() {
        List<Class<?>> types = new ArrayList<>(List.of(
                ToServer.class,
                SessionRequest.class,
                ReplayRequest.class,
                ToClient.class,
                SessionUpdate.class,
                SessionView.class,
                TreatmentRequest.class,
                ScenarioRequest.class,
                ScenarioForm.class,
                PushSamples.class,
                ErrorCode.class));
        Arrays.stream(Rest.class.getDeclaredClasses())
                .filter(type -> type.getTypeParameters().length == 0)
                .forEach(types::add);
        types.addAll(List.of(TreatmentView.class.getDeclaredClasses()));
        types.addAll(List.of(QuestionnaireView.class.getDeclaredClasses()));
        types.addAll(List.of(SummaryView.class.getDeclaredClasses()));
        types.addAll(List.of(ProgressView.class.getDeclaredClasses()));
        types.addAll(List.of(ScenarioView.class.getDeclaredClasses()));
        types.addAll(List.of(HeartImport.class.getDeclaredClasses()));
        types.add(NotesView.class);
        types.addAll(List.of(NotesView.class.getDeclaredClasses()));
        types.add(GazeView.class);
        types.addAll(List.of(GazeView.class.getDeclaredClasses()));
        types.addAll(leaves(TreatmentRequest.class));
        types.addAll(leaves(ScenarioRequest.class));
        types.addAll(leaves(ToServer.class));
        types.addAll(leaves(ToClient.class));
        types.addAll(leaves(SessionUpdate.class));
        return types;
    }

    /** What a client sends; what stands in it is checked when it is read. */
    static List<Class<?>> checked() {
        List<Class<?>> types = new ArrayList<>(leaves(ToServer.class));
        types.addAll(leaves(TreatmentRequest.class));
        types.addAll(leaves(ScenarioRequest.class));
        Arrays.stream(Rest.class.getDeclaredClasses())
                .filter(FoundLimits::isChecked)
                .forEach(types::add);
        types.addAll(List.of(
                PairedDevice.class,
                DeviceMetric.class,
                PushSamples.class,
                PushSamples.Sample.class,
                ScenarioForm.class,
                ScenarioForm.SceneParameters.class,
                ScenarioForm.DispositionMix.class,
                ScenarioForm.SceneTrigger.class));
        return types;
    }

    private static Class<?> @Nullable [] permitted(Class<?> type) {
        return type.isInterface() ? type.getPermittedSubclasses() : null;
    }

    /** The records that a sealed interface permits, through interfaces between. */
    static List<Class<?>> leaves(Class<?> type) {
        Class<?>[] permitted = permitted(type);
        if (permitted == null) {
            return List.of(type);
        }
        return Arrays.stream(permitted)
                .flatMap(each -> leaves(each).stream())
                .<Class<?>>map(c -> c)
                .toList();
    }

    /** The name of a type without its package: {@code ToClient.Live}. */
    static String name(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return outer == null ? type.getSimpleName() : name(outer) + "." + type.getSimpleName();
    }

    private static boolean isNullable(FieldScope scope) {
        Field field = scope.getRawMember();
        return field.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
