package io.xeropulse.sandbox.jobs;

import static io.xeropulse.sandbox.jobs.XmlParts.date;
import static io.xeropulse.sandbox.jobs.XmlParts.ref;

import io.xeropulse.sandbox.books.Tax;
import io.xeropulse.sandbox.http.Xml;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Writes job invoices and their payments as Practice Manager does; immutable. */
final class InvoiceXml {

  private final Tax tax;

  /** Writes invoices with a rate of tax. */
  InvoiceXml(Tax tax) {
    this.tax = tax;
  }

  /** The short form of a list. */
  Xml listed(JobInvoice invoice) {
    return Xml.of("Invoice", invoiceHead(invoice));
  }

  private List<Xml> invoiceHead(JobInvoice invoice) {
    BigDecimal gross = invoice.amount().add(invoice.tax(tax));
    boolean paid = invoice.status().equals("Paid");
    BigDecimal zero = new BigDecimal("0.00");
    Job job = invoice.job();
    return List.of(
        Xml.text("ID", invoice.number()),
        Xml.text(job == null ? "UUID" : "InternalUUID", invoice.id()),
        Xml.text("Type", invoice.type()),
        Xml.text("Status", invoice.status()),
        Xml.text("JobText", job == null ? "" : job.number()),
        date("Date", invoice.date()),
        date("DueDate", invoice.date().plusDays(14)),
        Xml.text("Amount", invoice.amount()),
        Xml.text("AmountTax", invoice.tax(tax)),
        Xml.text("AmountIncludingTax", gross),
        Xml.text("AmountPaid", paid ? gross : zero),
        Xml.text("AmountOutstanding", paid ? zero : gross),
        ref("Client", invoice.client()));
  }

  Xml invoice(JobInvoice invoice) {
    List<Xml> fields = new ArrayList<>(invoiceHead(invoice));
    Xml tasks = Xml.of("Tasks", invoice.lines().stream().map(this::line).toList());
    Job job = invoice.job();
    if (job == null) {
      fields.add(tasks);
      fields.add(Xml.of("Costs"));
    } else {
      fields.add(
          Xml.of(
              "Jobs",
              Xml.of(
                  "Job",
                  Xml.text("ID", job.number()),
                  Xml.text("Name", job.name()),
                  Xml.of("Description"),
                  Xml.of("ClientOrderNumber"),
                  tasks,
                  Xml.of("Costs"))));
    }
    return Xml.of("Invoice", fields);
  }

  private Xml line(JobInvoice.Line line) {
    BigDecimal on = tax.onNet(line.amount());
    return Xml.of(
        "Task",
        Xml.text("UUID", line.id()),
        Xml.text("Name", line.name()),
        Xml.of("Description"),
        Xml.text("Minutes", line.minutes()),
        Xml.text("BillableRate", line.rate()),
        Xml.text("Billable", "Yes"),
        Xml.text("Amount", line.amount()),
        Xml.text("AmountTax", on),
        Xml.text("AmountIncludingTax", line.amount().add(on)));
  }

  Xml payments(JobInvoice invoice) {
    return invoice.status().equals("Paid")
        ? Xml.of(
            "Payments",
            Xml.of(
                "Payment",
                date("Date", invoice.date().plusDays(14)),
                Xml.text("Amount", invoice.amount().add(invoice.tax(tax))),
                Xml.text("Reference", "Paid " + invoice.number())))
        : Xml.of("Payments");
  }
}
