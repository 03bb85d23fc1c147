package dev.inhabit.protocol;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** JSON as it crosses the wire: strict on the way in, and every failure names the field. */
public final class Wire {
    /** Largest text message that is read at all, in characters. */
    public static final int TEXT_MAX = 64 * 1024;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(TEXT_MAX)
                            .maxNestingDepth(16)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(tools.jackson.databind.MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .annotationIntrospector(new NumbersAreRequired())
            .build();
    private static final ObjectWriter TO_CLIENT = MAPPER.writerFor(ToClient.class);
    private static final ObjectWriter TO_SERVER = MAPPER.writerFor(ToServer.class);

    private Wire() {}

    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** @throws InvalidField where the text is not a message; the field is empty where it is no JSON at all */
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
            throw invalid(e);
        }
        if (value == null) {
            throw new InvalidField("", "message is null");
        }
        return value;
    }

    private static InvalidField invalid(JacksonException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidField known) {
                return known;
            }
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return new InvalidField(path(unknown), "field is not known here");
        }
        if (e instanceof DatabindException databind) {
            String path = path(databind);
            return new InvalidField(
                    path.isEmpty() ? "type" : path, path.isEmpty() ? "type is missing or not known" : wrong(path));
        }
        return new InvalidField("", "message is not JSON");
    }

    private static String wrong(String path) {
        return path + " is missing or of the wrong type";
    }

    private static String path(DatabindException e) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            @Nullable String name = step.getPropertyName();
            if (name != null) {
                if (!path.isEmpty()) {
                    path.append('.');
                }
                path.append(name);
            }
        }
        return path.toString();
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
