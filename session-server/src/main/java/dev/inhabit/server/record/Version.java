package dev.inhabit.server.record;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The version of the stored form of an event, 1 where it is absent. Raise it with each change of an event's components
 * and give the domain a {@link Migration} from the version before. On a state, raise it when the same events fold to
 * something else: older snapshots are then left aside.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Version {
    int value();
}
