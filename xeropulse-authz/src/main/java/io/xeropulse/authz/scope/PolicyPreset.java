package io.xeropulse.authz.scope;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The policies that ship with the library; a host may take one, or write its own. */
public enum PolicyPreset {
  /** Executive, manager, staff and admin over the eight dashboards: the default. */
  PRACTICE,
  /** The same four roles, each with dashboards of its own purpose, none of them shared widely. */
  PURPOSE,
  /** Eight departments, each with its own dashboard. */
  DEPARTMENTS,
  /** Admin, executive, accountant, standard and read-only users over the eight dashboards. */
  OFFICE,
  /** Admin, manager and user, where teams own the work. */
  TEAMS;

  /**
   * Reads the preset.
   *
   * @return the policy
   */
  public Policy policy() {
    return Policy.parse(json());
  }

  /**
   * The preset's document, to start an own policy from.
   *
   * @return JSON
   */
  public String json() {
    String name = name().toLowerCase(Locale.ROOT) + ".json";
    try (InputStream in = PolicyPreset.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The library's own resource is missing: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
