package io.xeropulse.sandbox.jobs;

import io.xeropulse.sandbox.http.Xml;
import java.time.LocalDate;

/** Elements that several of Practice Manager's records share. */
final class XmlParts {

  private XmlParts() {}

  static Xml ref(String name, Named named) {
    return Xml.of(name, Xml.text("UUID", named.id()), Xml.text("Name", named.name()));
  }

  static Xml date(String name, LocalDate date) {
    return Xml.text(name, date + "T00:00:00");
  }
}
