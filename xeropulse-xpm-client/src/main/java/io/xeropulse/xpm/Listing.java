package io.xeropulse.xpm;

import io.xeropulse.xpm.internal.wire.Shape;

/**
 * One kind of answer of XPM. Immutable.
 *
 * @param entity our name of what is in it, for meter and messages
 * @param path below the API's root, without a slash at its ends
 * @param shape where its records are
 * @param fields JSON names of the fields to ask for, separated by commas; empty for all
 */
record Listing(String entity, String path, Shape shape, String fields) {

  Listing(String entity, String path, String list, String single, String fields) {
    this(entity, path, new Shape(list, single), fields);
  }

  /** The same below one identifier, which becomes one segment of the path. */
  Listing of(String identifier) {
    return new Listing(entity, path + "/" + XpmCalls.segment(identifier), shape, fields);
  }

  /** The same answer, asked for to read another entity. */
  Listing countedFor(String otherEntity) {
    return new Listing(otherEntity, path, shape, fields);
  }

  /** The same below a fixed segment. */
  Listing under(String segment) {
    return new Listing(entity, path + "/" + segment, shape, fields);
  }
}
