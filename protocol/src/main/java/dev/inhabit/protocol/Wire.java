package dev.inhabit.protocol;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** JSON as it crosses the wire: strict on the way in, and every failure names the field. */
public final class Wire {
    /** Largest text message that is read at all, in characters. */
    public static final int TEXT_MAX = 64 * 1024;

    /** What a {@code commandId} is made of; an exit is taken with any. */
    public static final String COMMAND_ID = "[A-Za-z0-9._-]{8,64}";

    public static final int COMMAND_ID_MIN = 8;
    public static final int COMMAND_ID_MAX = 64;
    /** The last ms of the year 9999. */
    public static final long OCCURRED_AT_MAX_MS = 253_402_300_799_999L;

    private static final int DEPTH_MAX = 16;
    private static final int DIGITS_MAX = 40;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(TEXT_MAX)
                            .maxNestingDepth(DEPTH_MAX)
                            .maxNumberLength(DIGITS_MAX)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(tools.jackson.databind.MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual, texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .annotationIntrospector(new NumbersAreRequired())
            .build();
    private static final ObjectWriter TO_CLIENT = MAPPER.writerFor(ToClient.class);
    private static final ObjectWriter TO_SERVER = MAPPER.writerFor(ToServer.class);

    private Wire() {}

    public static JsonMapper mapper() {
        return MAPPER;
    }

    /**
     * An exit is read whatever is wrong with its other fields: those count as absent, its {@code commandId} as empty.
     *
     * @throws InvalidField where the text is not a message; the field is empty where it is no JSON object at all
     */
    public static ToServer readToServer(String text) {
        return read(text, ToServer.class);
    }

    /** @throws InvalidField where the text is not a request */
    public static SessionRequest readSessionRequest(String text) {
        return read(text, SessionRequest.class);
    }

    public static ToClient readToClient(String text) {
        return read(text, ToClient.class);
    }

    public static String write(ToClient message) {
        return TO_CLIENT.writeValueAsString(message);
    }

    public static String write(ToServer message) {
        return TO_SERVER.writeValueAsString(message);
    }

    /** @throws InvalidField with the path of the first field that is wrong */
    public static <T> T read(String text, Class<T> type) {
        return type.cast(read(text, MAPPER.constructType(type)));
    }

    /** For generic types. */
    public static <T> T read(String text, TypeReference<T> type) {
        @SuppressWarnings("unchecked")
        T value = (T) read(text, MAPPER.constructType(type));
        return value;
    }

    private static Object read(String text, JavaType type) {
        if (text.length() > TEXT_MAX) {
            throw new InvalidField("", "message has " + text.length() + " characters, must have at most " + TEXT_MAX);
        }
        if (text.isBlank()) {
            throw new InvalidField("", "message is empty");
        }
        Object value;
        try {
            value = MAPPER.readValue(text, type);
        } catch (JacksonException e) {
            return otherwise(text, type, e);
        }
        if (value == null) {
            throw Misreading.noObject(type.getRawClass());
        }
        return value;
    }

    /** What is in a text that did not become a message: an exit all the same, or a reason. */
    private static Object otherwise(String text, JavaType type, JacksonException e) {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(text);
        } catch (StreamConstraintsException tooMuch) {
            throw new InvalidField(
                    "", "numbers must have at most " + DIGITS_MAX + " digits, and levels be at most " + DEPTH_MAX);
        } catch (JacksonException notJson) {
            throw new InvalidField("", "message is not JSON");
        }
        SessionRequest exit = ExitReading.of(tree);
        if (type.getRawClass().isInstance(exit)) {
            return exit;
        }
        throw Misreading.of(e, tree, type.getRawClass(), MAPPER);
    }

    /** Without this an absent number would silently be 0. */
    private static final class NumbersAreRequired extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            if (member instanceof AnnotatedParameter && member.getRawType().isPrimitive()) {
                return true;
            }
            return super.hasRequiredMarker(config, member);
        }
    }
}
