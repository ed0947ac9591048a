package io.xeropulse.xpm.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice of the practice. Lists give its lines only in the detailed form. Immutable.
 *
 * @param id the number printed on it; the word Draft for every draft, or null
 * @param uuid XPM's identifier, or null
 * @param type Progress Invoice, Miscellaneous and other words, or null
 * @param jobText the job number as free text, or null
 * @param description what it is about, or null
 * @param date invoice date, a calendar date in no zone, or null
 * @param dueDate when it is due, a calendar date in no zone, or null
 * @param amount without tax, in base currency, or null
 * @param amountTax the tax, in base currency, or null
 * @param amountIncludingTax with tax, in base currency, or null
 * @param amountPaid with tax, in base currency, or null
 * @param amountOutstanding with tax, in base currency, or null
 * @param status Approved, Paid, Draft, Cancelled and other words, or null
 * @param client the client, or null
 * @param contact the person at the client, or null
 * @param jobs what it bills, job by job
 * @param tasks work of a miscellaneous invoice
 * @param costs disbursements of a miscellaneous invoice
 */
public record PracticeInvoice(
    @Nullable String id,
    @JsonAlias("internalUuid") @Nullable String uuid,
    @Nullable String type,
    @Nullable String jobText,
    @Nullable String description,
    @Nullable LocalDate date,
    @Nullable LocalDate dueDate,
    @Nullable BigDecimal amount,
    @Nullable BigDecimal amountTax,
    @Nullable BigDecimal amountIncludingTax,
    @Nullable BigDecimal amountPaid,
    @Nullable BigDecimal amountOutstanding,
    @Nullable String status,
    @Nullable NamedReference client,
    @Nullable NamedReference contact,
    List<InvoicedJob> jobs,
    List<InvoicedTask> tasks,
    List<InvoicedCost> costs) {
  public PracticeInvoice {
    jobs = Lists.orNone(jobs);
    tasks = Lists.orNone(tasks);
    costs = Lists.orNone(costs);
  }
}
