package io.xeropulse.xpm.internal.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One record of an answer, whichever codec read it: fields carry XPM's JSON names, lists are
 * arrays, and what is empty is null. Used by one thread.
 *
 * @param fields the record
 * @param rawText the record as it came, without the white space between its elements
 */
public record WireRecord(ObjectNode fields, String rawText) {}
