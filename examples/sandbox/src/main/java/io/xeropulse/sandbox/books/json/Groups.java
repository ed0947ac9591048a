package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Contact;
import io.xeropulse.sandbox.books.Ids;
import io.xeropulse.sandbox.http.Json;
import java.util.ArrayList;
import java.util.List;

/** Two groups that the first contacts are in, turn about, until they are archived. */
final class Groups {

  private static final int MEMBERS = 10;

  private final Books books;

  Groups(Books books) {
    this.books = books;
  }

  /** The groups; who belongs to one only shows when it is read alone. */
  List<JsonNode> all(boolean members) {
    List<JsonNode> groups = new ArrayList<>();
    for (int index = 0; index < names(books).size(); index++) {
      ObjectNode group = group(index, books);
      ArrayNode contacts = group.putArray("Contacts");
      for (int key = index; members && key < MEMBERS; key += 2) {
        Contact contact = books.contact(key);
        if (!contact.archived()) {
          ObjectNode member = contacts.addObject();
          member.put("ContactID", contact.id().toString());
          member.put("Name", contact.name());
        }
      }
      groups.add(group);
    }
    return groups;
  }

  /** Writes the groups that a contact is in. */
  static void write(ArrayNode to, Contact contact, Books books) {
    if (contact.index() < MEMBERS && !contact.archived()) {
      to.add(group(contact.index() % 2, books));
    }
  }

  private static List<String> names(Books books) {
    return List.of("Retainer clients", books.chart().country().words().fund() + "s");
  }

  private static ObjectNode group(int index, Books books) {
    ObjectNode group = Json.object();
    group.put("ContactGroupID", Ids.of(Ids.Kind.GROUP, books.seed(), index, 500).toString());
    group.put("Name", names(books).get(index));
    group.put("Status", "ACTIVE");
    return group;
  }
}
