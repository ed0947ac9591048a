package io.xeropulse.authz.embed;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a caller may set: refused, never silently dropped, so that an attack is seen. */
final class EditableCheck {
  private EditableCheck() {}

  static Optional<Refusal> refusal(
      Map<String, List<String>> editable, EmbeddedDashboard dashboard) {
    for (Map.Entry<String, List<String>> parameter : editable.entrySet()) {
      String name = parameter.getKey();
      if (name == null || malformed(parameter.getValue())) {
        return Optional.of(
            new Refusal(
                EmbedRefusal.MALFORMED_PARAMETER,
                "a value is missing, or has control characters or half a character"));
      }
      if (ManifestReader.RESERVED.contains(name) || dashboard.locked().containsKey(name)) {
        return Optional.of(
            new Refusal(EmbedRefusal.RESERVED_PARAMETER, "a caller cannot set a locked parameter"));
      }
      if (!dashboard.editable().contains(name)) {
        return Optional.of(
            new Refusal(
                EmbedRefusal.UNDECLARED_PARAMETER,
                "the manifest does not declare this parameter editable"));
      }
      if (parameter.getValue().isEmpty()
          || parameter.getValue().stream().anyMatch(String::isBlank)) {
        return Optional.of(
            new Refusal(EmbedRefusal.EMPTY_PARAMETER, "a parameter without value is left out"));
      }
    }
    return Optional.empty();
  }

  /** Such values break the statements and log lines that they end up in, if nothing worse. */
  private static boolean malformed(List<String> values) {
    return values == null
        || values.stream()
            .anyMatch(value -> value == null || value.codePoints().anyMatch(EditableCheck::broken));
  }

  private static boolean broken(int codePoint) {
    return Character.isISOControl(codePoint)
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
  }
}
