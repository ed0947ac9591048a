package io.xeropulse.xpm.internal.facts;

import com.fasterxml.jackson.databind.JsonNode;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Typed access to a record's fields, rejecting the record where one is missing or unreadable. A
 * field that is absent and one that is empty mean the same. Immutable.
 */
final class Fields {
  private static final int SHOWN = 24;
  private static final int LONGEST_NUMBER = 40;
  private static final int MOST_DIGITS = 19;
  private static final int DATE = "yyyy-MM-dd".length();

  /** What people enter; XPM works the rest out, identifiers, types and states among them. */
  private static final Set<String> ENTERED =
      Set.of("date", "minutes", "name", "quantity", "unitCost", "unitPrice");

  private static final String GIVEN =
      "XPM writes this by itself and nobody can enter it: the record is read again at every sync,"
          + " and if it stays so, Xero's support has to mend it";

  private final JsonNode node;
  private final String path;

  Fields(JsonNode node) {
    this(node, "");
  }

  private Fields(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  @Nullable String text(String name) {
    JsonNode value = node.get(name);
    if (value == null || !value.isValueNode() || value.isNull()) {
      return null;
    }
    String text = value.isBigDecimal() ? value.decimalValue().toString() : value.asText();
    return text.isBlank() ? null : text.strip();
  }

  String required(String name) {
    return present(name, text(name));
  }

  /** The first of some fields that has an identifier. */
  @Nullable String firstOf(String... names) {
    for (String name : names) {
      String text = text(name);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  String identity(String... names) {
    String id = firstOf(names);
    if (id == null) {
      throw new RejectedRecordException(
          "identity",
          "%s is missing, so it cannot be told from others; %s"
              .formatted(path + String.join(" or ", names), GIVEN));
    }
    return id;
  }

  LocalDate requiredDate(String name) {
    return present(name, date(name));
  }

  /** A calendar day of the practice; the time of day that XPM adds is always midnight. */
  @Nullable LocalDate date(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      boolean withTime = text.length() > DATE && text.charAt(DATE) == 'T';
      return LocalDate.parse(withTime ? text.substring(0, DATE) : text);
    } catch (DateTimeParseException e) {
      throw unreadable("date", name, text, "a date such as 2025-06-30");
    }
  }

  /** An amount without needless zeros, but with the two decimals that money usually has. */
  BigDecimal amount(String name) {
    String text = required(name);
    try {
      if (text.length() <= LONGEST_NUMBER) {
        BigDecimal number = new BigDecimal(text);
        if (number.precision() - number.scale() <= MOST_DIGITS && number.scale() <= MOST_DIGITS) {
          BigDecimal plain = number.stripTrailingZeros();
          return plain.scale() < 2 ? plain.setScale(2) : plain;
        }
      }
    } catch (NumberFormatException e) {
      throw unreadable("amount", name, text, "a number such as 150.00");
    }
    throw unreadable("amount", name, text, "a number of usual size");
  }

  int wholeNumber(String name) {
    String text = required(name);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw unreadable("amount", name, text, "a whole number such as 90");
    }
  }

  /** A flag that is on when XPM leaves it out. */
  boolean flagOrYes(String name) {
    String text = text(name);
    return text == null || flag(name, text);
  }

  /** A flag that is off when XPM leaves it out. */
  boolean flagOrNo(String name) {
    String text = text(name);
    return text != null && flag(name, text);
  }

  /** XPM writes some flags as Yes and No, others as true and false. */
  private boolean flag(String name, String text) {
    if (text.equalsIgnoreCase("yes") || text.equalsIgnoreCase("true")) {
      return true;
    }
    if (text.equalsIgnoreCase("no") || text.equalsIgnoreCase("false")) {
      return false;
    }
    throw unreadable("flag", name, text, "Yes, No, true or false");
  }

  /** A record inside this one, such as a job's client; without fields where there is none. */
  Fields object(String name) {
    return new Fields(node.path(name), path + name + ".");
  }

  List<Fields> items(String name) {
    List<Fields> items = new ArrayList<>();
    int all = node.path(name).size();
    for (JsonNode item : node.path(name)) {
      Fields fields = new Fields(item);
      String id = fields.firstOf("uuid", "id");
      String which = id == null ? "" : " (%s)".formatted(id);
      items.add(
          new Fields(
              item, "%s%s %d of %d%s: ".formatted(path, name, items.size() + 1, all, which)));
    }
    return items;
  }

  private <T> T present(String name, @Nullable T value) {
    if (value == null) {
      throw new RejectedRecordException(
          "required",
          "%s is missing; %s"
              .formatted(
                  path + name,
                  ENTERED.contains(name)
                      ? "whoever may edit it opens it in XPM, enters this and saves"
                      : GIVEN));
    }
    return value;
  }

  private RejectedRecordException unreadable(
      String rule, String name, String text, String expected) {
    String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    return new RejectedRecordException(
        rule,
        "%s is '%s', not %s; correct it in XPM"
            .formatted(path + name, shown.replaceAll("\\p{Cntrl}", " "), expected));
  }
}
