package io.xeropulse.sandbox.books;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody invoices are sent to or come from; immutable.
 *
 * @param id the id
 * @param index which contact of the practice
 * @param name the name, unique
 * @param archived whether put away
 * @param mergedInto the contact it was merged into, null if it was not
 * @param updated when it last changed
 */
public record Contact(
    UUID id, int index, String name, boolean archived, @Nullable UUID mergedInto, Instant updated)
    implements Kept {

  private static final List<String> FIRST =
      List.of(
          "Alder",
          "Müller",
          "Cedar",
          "Nguyễn Văn Đức",
          "Elm",
          "陈伟",
          "Grevillea",
          "Café Élan",
          "Iris",
          "𠮷田",
          "Karri",
          "Lilly Pilly",
          "Peña",
          "Trần Thị Hương",
          "Oak",
          "Protea",
          "Quandong",
          "Rosewood",
          "Sheoak",
          "Tuart",
          "Umbrella",
          "Violet",
          "Wattle",
          "Yarrow");

  private static List<String> second(Country country) {
    return List.of(
        country.words().company(),
        "Family Trust",
        "Holdings",
        "& Sons",
        country.words().fund(),
        "Consulting",
        "Trading Co",
        "Estates",
        "Partners",
        "Group");
  }

  static Contact of(long seed, int index, Country country, Instant updated) {
    List<String> second = second(country);
    int round = index / (FIRST.size() * second.size());
    String name =
        FIRST.get(index % FIRST.size())
            + " "
            + second.get(index / FIRST.size() % second.size())
            + (round == 0 ? "" : " " + (round + 1));
    Dice dice = Dice.of(seed, "contact", index);
    boolean archived = dice.chance(4);
    // Some of the archived ones were duplicates of the contact before them.
    UUID mergedInto =
        archived && index > 0 && dice.chance(30)
            ? Ids.of(Ids.Kind.CONTACT, seed, index - 1L)
            : null;
    return new Contact(
        Ids.of(Ids.Kind.CONTACT, seed, index), index, name, archived, mergedInto, updated);
  }
}
