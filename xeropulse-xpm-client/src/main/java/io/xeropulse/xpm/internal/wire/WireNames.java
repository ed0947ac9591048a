package io.xeropulse.xpm.internal.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Turns XPM's XML names into its JSON names, and knows which elements are lists, so that a list of
 * one is a list. Not thread-safe.
 */
final class WireNames {
  private static final int CACHED = 1_000;
  private static final Set<String> LISTS =
      Set.of(
          "assigned",
          "categories",
          "clients",
          "comments",
          "contacts",
          "costs",
          "customFieldDefinitions",
          "customFields",
          "documents",
          "groups",
          "invoices",
          "jobStates",
          "jobs",
          "milestones",
          "notes",
          "options",
          "payments",
          "quotes",
          "relationships",
          "staffList",
          "taskList",
          "tasks",
          "templates",
          "times");

  private final Map<String, String> known = new HashMap<>();

  /** {@code InvoiceTaskUUID} becomes {@code invoiceTaskUuid}, {@code ID} becomes {@code id}. */
  String json(String xmlName) {
    String name = known.get(xmlName);
    if (name == null) {
      name = camelCase(xmlName);
      if (known.size() < CACHED) {
        known.put(xmlName, name);
      }
    }
    return name;
  }

  boolean isList(String jsonName) {
    return LISTS.contains(jsonName);
  }

  private static String camelCase(String name) {
    StringBuilder text = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      boolean inRun = i > 0 && Character.isUpperCase(name.charAt(i - 1));
      boolean wordStarts = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
      char c = name.charAt(i);
      text.append(i == 0 || (inRun && !wordStarts) ? Character.toLowerCase(c) : c);
    }
    return text.toString();
  }
}
