package io.xeropulse.xero.internal.paging;

import java.util.Set;

/**
 * A list of the Accounting API.
 *
 * @param name its name in the pipeline, the meter and messages: plural, lower case
 * @param path the path's last part
 * @param key the key of the records in answers
 * @param idField the field of a record's identifier
 * @param features what it can do
 */
public record Resource(
    String name, String path, String key, String idField, Set<Feature> features) {

  /** A resource whose path and key are spelled alike. */
  static Resource of(String name, String key, String idField, Feature... features) {
    return new Resource(name, key, key, idField, Set.of(features));
  }

  /**
   * Whether it can do something.
   *
   * @param feature what
   * @return true if it can
   */
  public boolean can(Feature feature) {
    return features.contains(feature);
  }

  /**
   * One record of the list.
   *
   * @param id its identifier
   * @return a list of that record alone, which has no pages
   */
  public Resource record(String id) {
    Set<Feature> kept = can(Feature.DECIMALS) ? Set.of(Feature.DECIMALS) : Set.of();
    return new Resource(name, path + "/" + id, key, idField, kept);
  }

  /**
   * The name with its source.
   *
   * @return such as {@code xero/invoices}
   */
  public String qualifiedName() {
    return "xero/" + name;
  }
}
