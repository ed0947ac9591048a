package io.xeropulse.xpm;

import io.xeropulse.xpm.internal.facts.InvoiceFacts;
import io.xeropulse.xpm.model.InvoicePayment;
import io.xeropulse.xpm.model.PracticeInvoice;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;

/** Reads invoices. Immutable and thread-safe. */
public final class InvoiceReads {
  private final TypedReads<PracticeInvoice> invoices;
  private final TypedReads<InvoicePayment> payments;

  InvoiceReads(XpmCalls calls) {
    this.invoices =
        new TypedReads<>(calls, "invoices", "Invoices", "Invoice", PracticeInvoice.class);
    this.payments =
        new TypedReads<>(calls, "payments", "Payments", "Payment", InvoicePayment.class);
  }

  /**
   * Invoices that are approved and not paid.
   *
   * @param detail how much of each
   * @return invoices
   */
  public Stream<PracticeInvoice> current(Detail detail) {
    return invoices.all(invoices.at("invoice.api/current"), detail.query());
  }

  /**
   * Drafts; all of them have the same number.
   *
   * @param detail how much of each
   * @return invoices
   */
  public Stream<PracticeInvoice> drafts(Detail detail) {
    return invoices.all(invoices.at("invoice.api/draft"), detail.query());
  }

  /**
   * Invoices of any span of dates.
   *
   * @param from first day, at most a year of it in each call
   * @param to last day, not before the first
   * @param detail how much of each
   * @return invoices, asked for only as it is read
   */
  public Stream<PracticeInvoice> between(LocalDate from, LocalDate to, Detail detail) {
    return invoices.between(
        invoices.at("invoice.api/list"), from, to, InvoiceFacts::id, detail.query());
  }

  /**
   * Invoices of a job.
   *
   * @param number the job number, in whatever form the practice likes
   * @return invoices
   */
  public Stream<PracticeInvoice> ofJob(String number) {
    return invoices.all(invoices.at("invoice.api/job").of(number), Map.of());
  }

  /**
   * One invoice with its lines.
   *
   * @param number the number printed on it
   * @return the invoice
   */
  public PracticeInvoice get(String number) {
    return invoices.one(invoices.at("invoice.api/get").of(number));
  }

  /**
   * The payments of an invoice.
   *
   * @param number the number printed on it
   * @return payments
   */
  public Stream<InvoicePayment> payments(String number) {
    return payments.all(payments.at("invoice.api/payments").of(number), Map.of());
  }
}
