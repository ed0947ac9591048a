package io.xeropulse.xpm;

import io.xeropulse.core.InvalidConfigurationException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;

/**
 * How far XPM is read: its lists of jobs, time and invoices answer for a span of dates only.
 * Immutable and thread-safe.
 *
 * @param clock what tells today's date
 * @param zone the practice's zone, in which today is measured
 * @param history how far back before today
 * @param ahead how far beyond today, for rows dated in the future
 * @param costsSettle how long after its completion a job's costs can still change; those of jobs
 *     completed longer ago are not asked for in every sync
 * @param costsWholeEvery how often the costs of all jobs are asked for all the same
 * @param format in which form XPM is asked to answer
 */
public record XpmOptions(
    InstantSource clock,
    ZoneId zone,
    Period history,
    Period ahead,
    Period costsSettle,
    Duration costsWholeEvery,
    XpmFormat format) {
  public XpmOptions {
    LocalDate day = LocalDate.EPOCH;
    if (day.minus(history).isAfter(day)
        || day.plus(ahead).isBefore(day)
        || day.plus(costsSettle).isBefore(day)) {
      throw new InvalidConfigurationException(
          "XPM's history (%s), the time ahead (%s) and the time until costs settle (%s) must not be negative"
              .formatted(history, ahead, costsSettle));
    }
  }

  /**
   * Eight years back and one ahead, costs settled three months after completion and all read every
   * week, as XML.
   *
   * @param clock what tells today's date
   * @param zone the practice's zone
   * @return the options
   */
  public static XpmOptions of(InstantSource clock, ZoneId zone) {
    return new XpmOptions(
        clock,
        zone,
        Period.ofYears(8),
        Period.ofYears(1),
        Period.ofMonths(3),
        Duration.ofDays(7),
        XpmFormat.XML);
  }

  /**
   * The same with another history.
   *
   * @param history how far back before today; each year costs three calls in every sync
   * @return new options
   * @throws InvalidConfigurationException if negative
   */
  public XpmOptions withHistory(Period history) {
    return new XpmOptions(clock, zone, history, ahead, costsSettle, costsWholeEvery, format);
  }

  /**
   * The same with another time ahead.
   *
   * @param ahead how far beyond today
   * @return new options
   * @throws InvalidConfigurationException if negative
   */
  public XpmOptions withAhead(Period ahead) {
    return new XpmOptions(clock, zone, history, ahead, costsSettle, costsWholeEvery, format);
  }

  /**
   * The same with another time until costs settle.
   *
   * @param costsSettle how long after its completion a job's costs are still asked for in every
   *     sync; each such job costs a call
   * @return new options
   * @throws InvalidConfigurationException if negative
   */
  public XpmOptions withCostsSettle(Period costsSettle) {
    return new XpmOptions(clock, zone, history, ahead, costsSettle, costsWholeEvery, format);
  }

  /**
   * The same with another interval between readings of all costs.
   *
   * @param costsWholeEvery how often; zero for every sync
   * @return new options
   */
  public XpmOptions withCostsWholeEvery(Duration costsWholeEvery) {
    return new XpmOptions(clock, zone, history, ahead, costsSettle, costsWholeEvery, format);
  }

  /**
   * The same in another form.
   *
   * @param format in which form XPM is asked to answer
   * @return new options
   */
  public XpmOptions withFormat(XpmFormat format) {
    return new XpmOptions(clock, zone, history, ahead, costsSettle, costsWholeEvery, format);
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
