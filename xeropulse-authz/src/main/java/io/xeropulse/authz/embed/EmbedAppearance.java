package io.xeropulse.authz.embed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How an embedded dashboard looks. Anybody can change these options in the URL, so they protect
 * nothing. Immutable.
 *
 * @param bordered whether it has a border
 * @param titled whether it shows its title
 * @param theme its colours, or empty for Metabase's default
 * @param hiddenParameters parameters whose widgets are not shown, as Metabase spells them
 */
public record EmbedAppearance(
    boolean bordered, boolean titled, Optional<Theme> theme, List<String> hiddenParameters) {
  private static final Pattern PARAMETER = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  /** Metabase's colours. */
  public enum Theme {
    /** Light on dark. */
    NIGHT,
    /** Without a background of its own. */
    TRANSPARENT
  }

  /**
   * Copies the parameters.
   *
   * @throws IllegalArgumentException if a parameter is not spelled with a-z, 0-9 and '_'
   */
  public EmbedAppearance {
    SortedSet<String> sorted = new TreeSet<>(hiddenParameters);
    if (!sorted.stream().allMatch(name -> PARAMETER.matcher(name).matches())) {
      throw new IllegalArgumentException("A parameter is spelled with a-z, 0-9 and '_'");
    }
    hiddenParameters = List.copyOf(sorted);
  }

  /**
   * With border and title, in the default colours.
   *
   * @return an appearance
   */
  public static EmbedAppearance standard() {
    return new EmbedAppearance(true, true, Optional.empty(), List.of());
  }

  /** The options as Metabase reads them behind '#'; commas are percent-encoded. */
  String fragment() {
    List<String> options = new ArrayList<>();
    options.add("bordered=" + bordered);
    options.add("titled=" + titled);
    theme.ifPresent(colours -> options.add("theme=" + colours.name().toLowerCase(Locale.ROOT)));
    if (!hiddenParameters.isEmpty()) {
      options.add("hide_parameters=" + String.join("%2C", hiddenParameters));
    }
    return String.join("&", options);
  }
}
