package io.xeropulse.sandbox.xpm;

import io.xeropulse.sandbox.http.Xml;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The long form of an invoice of which only the list entry is known: one line of its amount. */
final class SingleLineInvoice {

  private SingleLineInvoice() {}

  static Xml of(Xml listed) {
    // Made from the invoice's number, so it is stable and no time entry can point to it.
    UUID line =
        UUID.nameUUIDFromBytes(
            ("single line of " + listed.value("ID")).getBytes(StandardCharsets.UTF_8));
    Xml tasks =
        Xml.of(
            "Tasks",
            Xml.of(
                "Task",
                Xml.text("UUID", line),
                Xml.text("Name", "Invoice " + listed.value("ID")),
                Xml.of("Description"),
                Xml.text("Minutes", "0"),
                Xml.text("BillableRate", "0.00"),
                Xml.text("Billable", "Yes"),
                Xml.text("Amount", listed.value("Amount")),
                Xml.text("AmountTax", listed.value("AmountTax")),
                Xml.text("AmountIncludingTax", listed.value("AmountIncludingTax"))));
    List<Xml> fields = new ArrayList<>(listed.children());
    String job = listed.value("JobText");
    if (job.isEmpty() || listed.value("Type").equals("Miscellaneous")) {
      fields.add(tasks);
      fields.add(Xml.of("Costs"));
    } else {
      fields.add(
          Xml.of(
              "Jobs",
              Xml.of("Job", Xml.text("ID", job), Xml.text("Name", job), tasks, Xml.of("Costs"))));
    }
    return Xml.of(listed.name(), fields);
  }
}
