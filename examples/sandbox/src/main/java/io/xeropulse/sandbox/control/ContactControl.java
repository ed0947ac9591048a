package io.xeropulse.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;

/** Adds and changes contacts; thread-safe. */
final class ContactControl {

  private final Desk desk;

  ContactControl(Desk desk) {
    this.desk = desk;
  }

  List<Operation> operations() {
    return List.of(
        new Operation("POST", "/sandbox/contacts", this::add),
        new Operation("PATCH", "/sandbox/contacts/{contactId}", this::change));
  }

  private ObjectNode add(Input input) {
    input.knowOnly("name");
    return lookup().record(desk.bookkeeper().get().contact(input.text("name")));
  }

  private ObjectNode change(Input input) {
    input.knowOnly("name", "archived", "mergedInto");
    UUID id = input.id("contactId");
    int key = lookup().contactKey(id);
    if (input.has("name")) {
      desk.bookkeeper().get().rename(key, input.text("name"));
    }
    if (input.yes("archived", false)) {
      desk.bookkeeper().get().archive(key);
    }
    input
        .uuid("mergedInto")
        .ifPresent(into -> desk.bookkeeper().get().merge(key, lookup().contactKey(into)));
    return lookup().record(id);
  }

  private Lookup lookup() {
    return new Lookup(desk.books().get());
  }
}
