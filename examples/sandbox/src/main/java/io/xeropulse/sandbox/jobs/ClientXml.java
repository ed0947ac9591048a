package io.xeropulse.sandbox.jobs;

import static io.xeropulse.sandbox.jobs.XmlParts.ref;

import io.xeropulse.sandbox.books.Ids;
import io.xeropulse.sandbox.http.Xml;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes clients, the person to talk to at each, and the families they form, as Practice Manager
 * does; immutable.
 */
final class ClientXml {

  private static final List<String> PEOPLE =
      List.of("Zoë Müller", "陈伟", "Nguyễn Thị Lan", "José Peña", "𠮷田 花子", "Ana O'Neill");

  private final Practice practice;

  ClientXml(Practice practice) {
    this.practice = practice;
  }

  List<Xml> all(boolean detailed) {
    return from(0, detailed);
  }

  List<Xml> since(Instant since, boolean detailed) {
    int first = 0;
    while (first < practice.clients().size() && modified(first).isBefore(since)) {
      first++;
    }
    return from(first, detailed);
  }

  private Instant modified(int index) {
    return practice.asAt().minusYears(2).plusDays(index).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private List<Xml> from(int first, boolean detailed) {
    List<Xml> clients = new ArrayList<>();
    for (int i = first; i < practice.clients().size(); i++) {
      clients.add(Xml.of("Client", fields(i, detailed)));
    }
    return clients;
  }

  private List<Xml> fields(int index, boolean detailed) {
    Named client = practice.clients().get(index);
    List<Xml> fields = new ArrayList<>();
    fields.add(Xml.text("UUID", client.id()));
    fields.add(Xml.text("Name", client.name()));
    fields.add(Xml.text("Email", "client" + index + "@example.test"));
    fields.add(Xml.of("Address"));
    fields.add(Xml.text("ExportCode", "C" + (1000 + index)));
    fields.add(Xml.text("IsArchived", archived(index) ? "Yes" : "No"));
    fields.add(Xml.text("IsDeleted", "No"));
    fields.add(ref("AccountManager", practice.staff().get(index % 3)));
    fields.add(Xml.of("Contacts", contact(index)));
    if (detailed) {
      fields.add(Xml.of("Notes"));
      fields.add(Xml.of("Groups", grouped(index) ? List.of(group(index)) : List.of()));
      fields.add(Xml.of("Relationships"));
    }
    return fields;
  }

  private static boolean archived(int index) {
    return index % 12 == 11;
  }

  /** The people at clients that are not archived. */
  List<Xml> contacts() {
    List<Xml> contacts = new ArrayList<>();
    for (int i = 0; i < practice.clients().size(); i++) {
      if (!archived(i)) {
        contacts.add(contact(i));
      }
    }
    return contacts;
  }

  private Xml contact(int client) {
    return Xml.of(
        "Contact",
        Xml.text("UUID", Ids.of(Ids.Kind.CLIENT_CONTACT, practice.seed(), client)),
        Xml.text("Name", PEOPLE.get(client % PEOPLE.size())),
        Xml.of("Salutation"),
        Xml.of("Addressee"),
        Xml.of("Mobile"),
        Xml.text("Email", "person" + client + "@example.test"),
        Xml.of("Phone"),
        Xml.text("IsDeleted", "No"),
        Xml.text("IsPrimary", "Yes"),
        Xml.text("Position", client % 2 == 0 ? "Director" : ""));
  }

  /** Every third client and the next one are a family. */
  private boolean grouped(int client) {
    int first = client - client % 3;
    return client % 3 < 2 && first + 1 < practice.clients().size();
  }

  private Xml group(int client) {
    return Xml.of("Group", groupHead(client - client % 3).subList(0, 2));
  }

  List<Xml> groups() {
    List<Xml> groups = new ArrayList<>();
    for (int i = 0; i + 1 < practice.clients().size(); i += 3) {
      groups.add(Xml.of("Group", groupHead(i)));
    }
    return groups;
  }

  private List<Xml> groupHead(int first) {
    return List.of(
        Xml.text("UUID", Ids.of(Ids.Kind.GROUP, practice.seed(), first)),
        Xml.text("Name", practice.clients().get(first).name() + " Family Group"),
        Xml.text("Taxable", "No"));
  }

  Optional<Xml> group(String id) {
    for (int i = 0; i + 1 < practice.clients().size(); i += 3) {
      List<Xml> fields = new ArrayList<>(groupHead(i));
      if (fields.get(0).text().equals(id)) {
        fields.add(
            Xml.of(
                "Clients",
                ref("Client", practice.clients().get(i)),
                ref("Client", practice.clients().get(i + 1))));
        return Optional.of(Xml.of("Group", fields));
      }
    }
    return Optional.empty();
  }
}
