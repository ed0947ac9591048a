package io.xeropulse.xpm.model;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * Time worked on a job. XPM keeps no rate and no amount on it. Immutable.
 *
 * @param uuid XPM's identifier, or null
 * @param job the job, by number, or null
 * @param task the kind of work, or null
 * @param staff who worked, or null
 * @param date the day of the work, a calendar date in no zone, or null
 * @param minutes duration; negative in a correction, or null
 * @param note a remark, or null
 * @param billable whether it is charged, or null
 * @param start when it began, in the practice's zone, or null
 * @param end when it ended, in the practice's zone, or null
 * @param invoiceTaskUuid the invoice line that billed it; null while it is open
 * @param webUrl where a person can open it, or null
 */
public record TimeRecord(
    @Nullable String uuid,
    @Nullable JobReference job,
    @Nullable NamedReference task,
    @Nullable NamedReference staff,
    @Nullable LocalDate date,
    @Nullable Integer minutes,
    @Nullable String note,
    @Nullable Boolean billable,
    @Nullable LocalTime start,
    @Nullable LocalTime end,
    @Nullable String invoiceTaskUuid,
    @Nullable String webUrl) {}
