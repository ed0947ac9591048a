package io.xeropulse.core.sync.load;

/**
 * What a sweep did. Immutable.
 *
 * @param removed rows removed; they are kept in the log of removed facts
 * @param withheld rows that would have been removed but were so many that the reading is doubted; 0
 *     unless the sweep was refused
 */
public record SweepReceipt(long removed, long withheld) {}
