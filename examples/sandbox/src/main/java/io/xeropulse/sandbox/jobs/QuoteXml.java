package io.xeropulse.sandbox.jobs;

import static io.xeropulse.sandbox.jobs.XmlParts.date;
import static io.xeropulse.sandbox.jobs.XmlParts.ref;

import io.xeropulse.sandbox.books.Dice;
import io.xeropulse.sandbox.books.Tax;
import io.xeropulse.sandbox.http.Xml;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Writes what the first jobs were quoted at, as Practice Manager does; immutable. */
final class QuoteXml {

  private static final int QUOTED = 40;
  private static final BigDecimal HOURLY = new BigDecimal("220.00");
  private static final BigDecimal FEE = new BigDecimal("50.00");
  private static final List<String> STATES = List.of("Draft", "Issued", "Accepted", "Declined");

  private final Practice practice;
  private final Tax tax;

  QuoteXml(Practice practice) {
    this.practice = practice;
    this.tax = practice.country().tax(Tax.Use.SALES);
  }

  List<Xml> all(boolean detailed) {
    List<Xml> quotes = new ArrayList<>();
    for (int i = 0; i < Math.min(QUOTED, practice.jobs().size()); i++) {
      quotes.add(quote(i, detailed));
    }
    return quotes;
  }

  private Xml quote(int index, boolean detailed) {
    Job job = practice.jobs().get(index);
    int hours = Dice.of(practice.seed(), "quote", index).between(2, 40);
    BigDecimal work = HOURLY.multiply(BigDecimal.valueOf(hours));
    List<Xml> fields = new ArrayList<>();
    fields.add(Xml.text("ID", String.format("Q%06d", index + 1)));
    fields.add(Xml.text("Type", index % 5 == 4 ? "Estimate" : "Quote"));
    fields.add(Xml.text("State", STATES.get(index % STATES.size())));
    fields.add(Xml.text("Name", job.name()));
    fields.add(Xml.of("Description"));
    fields.add(Xml.text("Budget", "0.00"));
    fields.add(Xml.of("OptionExplanation"));
    fields.add(date("Date", job.start()));
    fields.add(date("ValidDate", job.start().plusDays(30)));
    fields.addAll(taxed("EstimatedCost", FEE));
    fields.addAll(taxed("Amount", work.add(FEE)));
    fields.add(ref("Client", job.client()));
    if (detailed) {
      fields.add(Xml.of("Tasks", task(hours, work)));
      fields.add(Xml.of("Costs", cost()));
      fields.add(Xml.of("Options"));
    }
    return Xml.of("Quote", fields);
  }

  private Xml task(int hours, BigDecimal work) {
    List<Xml> fields = new ArrayList<>();
    fields.add(Xml.text("Name", practice.tasks().get(0).name()));
    fields.add(Xml.of("Description"));
    fields.add(Xml.text("EstimatedMinutes", hours * 60));
    fields.add(Xml.text("BillableRate", HOURLY));
    fields.add(Xml.text("Billable", "Yes"));
    fields.addAll(taxed("Amount", work));
    return Xml.of("Task", fields);
  }

  private Xml cost() {
    List<Xml> fields = new ArrayList<>();
    fields.add(Xml.text("Description", "Filing fee"));
    fields.add(Xml.of("Note"));
    fields.add(Xml.text("Code", "FILE"));
    fields.add(Xml.text("Billable", "Yes"));
    fields.add(Xml.text("Quantity", "1"));
    fields.add(Xml.text("UnitCost", "40.00"));
    fields.add(Xml.text("UnitPrice", FEE));
    fields.addAll(taxed("Amount", FEE));
    return Xml.of("Cost", fields);
  }

  /** An amount, its tax and both together. */
  private List<Xml> taxed(String name, BigDecimal amount) {
    BigDecimal on = tax.onNet(amount);
    return List.of(
        Xml.text(name, amount),
        Xml.text(name + "Tax", on),
        Xml.text(name + "IncludingTax", amount.add(on)));
  }
}
