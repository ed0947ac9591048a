package io.xeropulse.core.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Time worked on a job. XPM holds no money on it: its value is minutes × rate ÷ 60 by the rate
 * card.
 *
 * @param sourceId the source's identifier
 * @param jobId the job number
 * @param staffId who worked
 * @param taskId the kind of work, or null
 * @param date the day of the work, a calendar date in no zone
 * @param minutes negative in a correction
 * @param billable false for internal time and time given away; true if the source does not say
 * @param invoiceLineId the invoice line that billed it, or null while it is work in progress
 */
public record TimeEntry(
    String sourceId,
    String jobId,
    String staffId,
    @Nullable String taskId,
    LocalDate date,
    int minutes,
    boolean billable,
    @Nullable String invoiceLineId)
    implements Fact {}
