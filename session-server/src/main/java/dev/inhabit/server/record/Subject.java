package dev.inhabit.server.record;

/**
 * A person whose data can be erased, under a pseudonym that says nothing about them. Equal text in the envelope of every
 * event about that person; the key that opens the event's body is filed under it.
 */
public record Subject(TenantId tenant, String pseudonym) {

    /**
     * The same person whoever records something about them.
     *
     * @param id with its tenant before it, or without
     */
    public static Subject of(TenantId tenant, String id) {
        String prefix = tenant.value() + "~";
        return new Subject(tenant, id.startsWith(prefix) ? id.substring(prefix.length()) : id);
    }
}
