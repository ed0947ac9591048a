package io.xeropulse.sandbox.books;

import java.util.List;
import java.util.UUID;

/**
 * Somebody invoices are sent to or come from; immutable.
 *
 * @param id the id
 * @param index which contact of the practice
 * @param name the name, unique
 * @param archived whether put away
 */
public record Contact(UUID id, int index, String name, boolean archived) {

  private static final List<String> FIRST =
      List.of(
          "Alder",
          "Banksia",
          "Cedar",
          "Dahlia",
          "Elm",
          "Fern",
          "Grevillea",
          "Hakea",
          "Iris",
          "Jarrah",
          "Karri",
          "Lilly Pilly",
          "Myrtle",
          "Nettle",
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
  private static final List<String> SECOND =
      List.of(
          "Pty Ltd",
          "Family Trust",
          "Holdings",
          "& Sons",
          "Super Fund",
          "Consulting",
          "Trading Co",
          "Estates",
          "Partners",
          "Group");

  static Contact of(long seed, int index) {
    int round = index / (FIRST.size() * SECOND.size());
    String name =
        FIRST.get(index % FIRST.size())
            + " "
            + SECOND.get(index / FIRST.size() % SECOND.size())
            + (round == 0 ? "" : " " + (round + 1));
    boolean archived = Dice.of(seed, "contact", index).chance(4);
    return new Contact(Ids.of(Ids.Kind.CONTACT, seed, index), index, name, archived);
  }
}
