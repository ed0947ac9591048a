package io.xeropulse.core.wip;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of the practice's rate card. Immutable.
 *
 * @param staffId whose time, or null for anybody's
 * @param taskId which kind of work, or null for any
 * @param hourlyRate per hour, without tax, in base currency; zero or more
 * @param validFrom first day it holds, or null for always before
 * @param validTo last day it holds, or null for always after
 * @param jobId the only job it holds for, or null for any
 * @param clientId the only client it holds for, or null for any
 * @param source where the rate was taken from, in the practice's own words
 */
public record RateCardEntry(
    @Nullable String staffId,
    @Nullable String taskId,
    BigDecimal hourlyRate,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    @Nullable String jobId,
    @Nullable String clientId,
    String source) {
  /** The source of a rate of which nothing more is known. */
  public static final String RATE_CARD = "rate card";

  /**
   * A line for every job and client.
   *
   * @param staffId whose time, or null for anybody's
   * @param taskId which kind of work, or null for any
   * @param hourlyRate per hour, without tax, in base currency; zero or more
   * @param validFrom first day it holds, or null for always before
   * @param validTo last day it holds, or null for always after
   */
  public RateCardEntry(
      @Nullable String staffId,
      @Nullable String taskId,
      BigDecimal hourlyRate,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo) {
    this(staffId, taskId, hourlyRate, validFrom, validTo, null, null, RATE_CARD);
  }

  /**
   * The same rate for one job only; it goes before any rate that is not for that job.
   *
   * @param job the job number
   * @return a new line
   */
  public RateCardEntry onlyForJob(String job) {
    return new RateCardEntry(
        staffId, taskId, hourlyRate, validFrom, validTo, job, clientId, source);
  }

  /**
   * The same rate for one client only; it goes before any rate that is for no job or client.
   *
   * @param client the client's id
   * @return a new line
   */
  public RateCardEntry onlyForClient(String client) {
    return new RateCardEntry(
        staffId, taskId, hourlyRate, validFrom, validTo, jobId, client, source);
  }

  /**
   * The same rate from another source.
   *
   * @param from where it was taken from
   * @return a new line
   */
  public RateCardEntry from(String from) {
    return new RateCardEntry(
        staffId, taskId, hourlyRate, validFrom, validTo, jobId, clientId, from);
  }

  boolean holdsOn(LocalDate date) {
    return (validFrom == null || !date.isBefore(validFrom))
        && (validTo == null || !date.isAfter(validTo));
  }

  boolean overlaps(RateCardEntry other) {
    return startsByEndOf(other) && other.startsByEndOf(this);
  }

  private boolean startsByEndOf(RateCardEntry other) {
    return validFrom == null || other.validTo == null || !validFrom.isAfter(other.validTo);
  }
}
