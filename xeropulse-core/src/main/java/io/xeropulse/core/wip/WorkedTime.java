package io.xeropulse.core.wip;

import io.xeropulse.core.model.TimeEntry;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A time entry with what became of it. Immutable.
 *
 * @param entry the entry
 * @param invoicedOn the date of the invoice that billed it; null while it is work in progress, as
 *     also when that invoice is a draft or was cancelled; {@link LocalDate#MIN} when it is linked
 *     to a line of an invoice we do not hold
 */
public record WorkedTime(TimeEntry entry, @Nullable LocalDate invoicedOn) {

  boolean inProgress(LocalDate asAt) {
    return entry.billable()
        && !entry.date().isAfter(asAt)
        && (invoicedOn == null || invoicedOn.isAfter(asAt));
  }
}
