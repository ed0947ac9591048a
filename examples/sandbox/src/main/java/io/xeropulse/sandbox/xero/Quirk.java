package io.xeropulse.sandbox.xero;

/** Where Xero's live answers leave its own specification; each can be switched. */
public enum Quirk {
  /** {@code Id}, {@code Status}, {@code ProviderName} and {@code DateTimeUTC} in every envelope. */
  ENVELOPE,
  /** ISO companions of dates, such as {@code DateString}, and other fields no schema declares. */
  UNDECLARED_FIELDS,
  /** Amounts as strings. */
  NUMBERS_AS_STRINGS,
  /** {@code "true"} and {@code "false"} as strings. */
  BOOLEANS_AS_STRINGS,
  /** Null among the elements of lists of lines. */
  NULL_ELEMENTS,
  /** An empty array where an object is null. */
  EMPTY_ARRAY_FOR_NULL,
  /** An object where a list of one is promised. */
  OBJECT_FOR_ARRAY
}
