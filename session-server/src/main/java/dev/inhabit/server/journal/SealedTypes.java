package dev.inhabit.server.journal;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import dev.inhabit.server.record.Command;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets Pekko's Jackson serializer carry our plain records between nodes. Values of a sealed interface carry their
 * kebab-case name; commands, whose interface is open because each domain has its own, carry their class name, which must
 * be a {@link Command} of ours.
 */
public final class SealedTypes extends Module {
    private static final String OURS = "dev.inhabit.";

    @Override
    public String getModuleName() {
        return "inhabit-sealed-types";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.insertAnnotationIntrospector(new Introspector());
    }

    private static final class Introspector extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable TypeResolverBuilder<?> findTypeResolver(
                MapperConfig<?> config, AnnotatedClass annotated, JavaType baseType) {
            Class<?> type = annotated.getRawType();
            if (type == Command.class) {
                return new CommandTypes();
            }
            return isSealedOfOurs(type)
                    ? new StdTypeResolverBuilder(JsonTypeInfo.Value.construct(
                            JsonTypeInfo.Id.NAME,
                            JsonTypeInfo.As.PROPERTY,
                            EventJson.TYPE,
                            null,
                            false,
                            Boolean.TRUE,
                            Boolean.TRUE))
                    : null;
        }

        @Override
        public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
            Class<?> type = annotated.getRawType();
            if (!(annotated instanceof AnnotatedClass) || !isSealedOfOurs(type)) {
                return null;
            }
            List<NamedType> found = new ArrayList<>();
            SealedNames.leavesOf(type).forEach((name, leaf) -> found.add(new NamedType(leaf, name)));
            return found;
        }

        private static boolean isSealedOfOurs(Class<?> type) {
            return type.isInterface() && type.isSealed() && type.getName().startsWith(OURS);
        }
    }

    private static final class CommandTypes extends StdTypeResolverBuilder {
        private static final long serialVersionUID = 1L;

        CommandTypes() {
            super(JsonTypeInfo.Value.construct(
                    JsonTypeInfo.Id.CLASS,
                    JsonTypeInfo.As.PROPERTY,
                    EventJson.TYPE,
                    null,
                    false,
                    Boolean.TRUE,
                    Boolean.TRUE));
        }

        @Override
        public PolymorphicTypeValidator subTypeValidator(MapperConfig<?> config) {
            return BasicPolymorphicTypeValidator.builder()
                    .allowIfSubType(new BasicPolymorphicTypeValidator.TypeMatcher() {
                        @Override
                        public boolean match(MapperConfig<?> context, Class<?> type) {
                            return Command.class.isAssignableFrom(type)
                                    && type.isRecord()
                                    && type.getName().startsWith(OURS);
                        }
                    })
                    .build();
        }
    }
}
