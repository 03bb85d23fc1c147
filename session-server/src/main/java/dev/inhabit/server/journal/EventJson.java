package dev.inhabit.server.journal;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AccessorNamingStrategy;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.DefaultAccessorNamingStrategy;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/**
 * JSON as it is stored. Events and states are plain records without annotations: values of a sealed interface carry
 * their kebab-case name under {@value #TYPE}. Instants are ISO 8601 text, because this must be readable in thirty years.
 *
 * <p>Reading is forgiving about what is too much and strict about what is missing: unknown properties are ignored (an
 * older server reads what a newer one wrote), but an absent component is an error, never a silent zero. A component is
 * therefore added by a new version and a migration.
 */
final class EventJson {
    static final String TYPE = "@type";

    static final JsonMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new SealedIntrospector())
            .accessorNaming(new OnlyComponents())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private EventJson() {}

    private static final class SealedIntrospector extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
            JsonTypeInfo.Value declared = super.findPolymorphicTypeInfo(config, annotated);
            if (declared != null || !isOurs(annotated)) {
                return declared;
            }
            return JsonTypeInfo.Value.construct(
                    JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, TYPE, null, false, Boolean.TRUE, Boolean.TRUE);
        }

        @Override
        public @Nullable List<NamedType> findSubtypes(MapperConfig<?> config, Annotated annotated) {
            // Jackson finds permitted classes by itself, but names them after their classes.
            if (super.findPolymorphicTypeInfo(config, annotated) != null || !isOurs(annotated)) {
                return super.findSubtypes(config, annotated);
            }
            List<NamedType> found = new ArrayList<>();
            SealedNames.leavesOf(annotated.getRawType()).forEach((name, type) -> found.add(new NamedType(type, name)));
            return found;
        }

        private static boolean isOurs(Annotated annotated) {
            Class<?> type = annotated.getRawType();
            return annotated instanceof AnnotatedClass
                    && type.isInterface()
                    && type.isSealed()
                    && type.getName().startsWith("dev.inhabit.");
        }
    }

    /** Questions that a record answers about itself ({@code isRunning}) are not stored with it. */
    private static final class OnlyComponents extends DefaultAccessorNamingStrategy.Provider {
        private static final long serialVersionUID = 1L;

        @Override
        public AccessorNamingStrategy forRecord(MapperConfig<?> config, AnnotatedClass type) {
            Set<String> components = Arrays.stream(type.getRawType().getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(Collectors.toUnmodifiableSet());
            return new DefaultAccessorNamingStrategy.RecordNaming(config, type) {
                @Override
                public @Nullable String findNameForRegularGetter(AnnotatedMethod method, String name) {
                    return components.contains(name) ? name : null;
                }

                @Override
                public @Nullable String findNameForIsGetter(AnnotatedMethod method, String name) {
                    return components.contains(name) ? name : null;
                }
            };
        }
    }
}
