package io.xeropulse.sandbox.jobs;

import io.xeropulse.sandbox.books.Ids;
import io.xeropulse.sandbox.http.Xml;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The fields the practice added, one of each kind of value, and what is in them; immutable. */
final class CustomFieldXml {

  /** What a field can be filled in on. */
  enum On {
    CLIENT,
    CONTACT,
    JOB,
    JOB_TASK,
    JOB_COST,
    JOB_TIME
  }

  private record Field(String name, String type, String element, String options, List<On> on) {}

  private static final List<Field> FIELDS =
      List.of(
          new Field("Team", "Dropdown List", "Text", "North\nSouth", List.of(On.CLIENT, On.JOB)),
          new Field("Agreed fee", "Decimal", "Decimal", "", List.of(On.JOB, On.JOB_COST)),
          new Field("Signed", "Checkbox", "Boolean", "", List.of(On.CONTACT, On.JOB_TIME)),
          new Field("Lodge by", "Date", "Date", "", List.of(On.JOB_TASK)));

  private final long seed;
  private final LocalDate asAt;

  CustomFieldXml(Practice practice) {
    this.seed = practice.seed();
    this.asAt = practice.asAt();
  }

  List<Xml> definitions() {
    return FIELDS.stream().map(this::definition).toList();
  }

  /** What is filled in on one thing, the same for the same id. */
  Xml values(On on, String id) {
    return Xml.of(
        "CustomFields",
        FIELDS.stream()
            .filter(field -> field.on().contains(on))
            .map(
                field ->
                    Xml.of(
                        "CustomField",
                        Xml.text("UUID", id(field)),
                        Xml.text("Name", field.name()),
                        Xml.text(field.element(), value(field, id))))
            .toList());
  }

  private String value(Field field, String id) {
    int some = Math.floorMod(id.hashCode(), 20);
    return switch (field.element()) {
      case "Text" -> some % 2 == 0 ? "North" : "South";
      case "Decimal" -> 500 + 25 * some + ".50";
      case "Date" -> asAt.plusDays(some) + "T00:00:00";
      default -> "true"; // a box that is not ticked has no value at all
    };
  }

  private UUID id(Field field) {
    return Ids.of(Ids.Kind.CUSTOM_FIELD, seed, FIELDS.indexOf(field));
  }

  private Xml definition(Field field) {
    List<Xml> uses =
        Arrays.stream(On.values())
            .map(on -> Xml.text("Use" + pascal(on), field.on().contains(on)))
            .toList();
    List<Xml> fields = new java.util.ArrayList<>();
    fields.add(Xml.text("UUID", id(field)));
    fields.add(Xml.text("Name", field.name()));
    fields.add(Xml.text("Type", field.type()));
    fields.add(Xml.of("LinkUrl"));
    fields.add(Xml.text("Options", field.options()));
    fields.addAll(uses);
    fields.add(Xml.text("ValueElement", field.element()));
    return Xml.of("CustomFieldDefinition", fields);
  }

  private static String pascal(On on) {
    StringBuilder text = new StringBuilder();
    for (String word : on.name().split("_", -1)) {
      text.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return text.toString();
  }
}
