package dev.inhabit.bench.load;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A test class whose methods are given the one {@link Clinic}. Such classes run one after the other: it has one patient. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Clinic.Shared.class)
@ResourceLock("clinic")
public @interface WithClinic {}
