package dev.inhabit.server.record;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names one entity of one tenant: {@code tenant~local}, for example {@code demo~6f1c…}. This text is the entity's id in
 * sharding, in the journal and on the wire.
 */
public record EntityId(TenantId tenant, String local) {
    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public EntityId {
        if (!LOCAL.matcher(local).matches()) {
            throw new IllegalArgumentException("local id must match " + LOCAL.pattern());
        }
    }

    public static EntityId of(TenantId tenant, UUID local) {
        return new EntityId(tenant, local.toString());
    }

    /** @throws IllegalArgumentException where the text is not {@code tenant~local}; its message never repeats the text */
    public static EntityId parse(String text) {
        int cut = text.indexOf('~');
        if (cut < 0) {
            throw new IllegalArgumentException("id must have the form tenant~local");
        }
        return new EntityId(new TenantId(text.substring(0, cut)), text.substring(cut + 1));
    }

    @Override
    public String toString() {
        return tenant.value() + '~' + local;
    }
}
