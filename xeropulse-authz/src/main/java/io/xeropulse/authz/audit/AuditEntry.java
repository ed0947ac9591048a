package io.xeropulse.authz.audit;

/**
 * An event in its place in the chain. Immutable.
 *
 * @param sequence 1 for an organization's first entry, then without gaps
 * @param event what happened
 * @param keyId id of the key that made the hash
 * @param previous hash of the entry before, in hexadecimal; 64 zeros before the first
 * @param hash HMAC-SHA256 over the previous hash, the sequence, the key id and the event
 */
public record AuditEntry(
    long sequence, AuditEvent event, String keyId, String previous, String hash) {}
