package io.xeropulse.core.wip;

import io.xeropulse.core.model.JobInvoiceLine;
import java.time.LocalDate;

/**
 * A line of an invoice that touches WIP: not a draft, cancelled or miscellaneous one. Immutable.
 *
 * @param invoiceDate the invoice's date
 * @param line the line
 * @param fedByTime true if a time entry points at it: it then clears that time, and is no interim
 */
public record BilledLine(LocalDate invoiceDate, JobInvoiceLine line, boolean fedByTime) {}
