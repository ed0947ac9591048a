package io.xeropulse.xero.source;

/**
 * What reading an entity would cost. Immutable.
 *
 * @param entity the connector's name of it
 * @param records how many records there are to read; -1 where only reading them tells
 * @param calls calls it takes if nothing changes meanwhile
 * @param bytes about how many bytes come, decompressed; -1 where only reading them tells
 */
public record EntityEstimate(String entity, long records, long calls, long bytes) {}
