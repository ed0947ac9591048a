package io.xeropulse.xpm;

import io.xeropulse.core.InvalidConfigurationException;
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
 * @param format in which form XPM is asked to answer
 */
public record XpmOptions(
    InstantSource clock, ZoneId zone, Period history, Period ahead, XpmFormat format) {
  public XpmOptions {
    LocalDate day = LocalDate.EPOCH;
    if (day.minus(history).isAfter(day) || day.plus(ahead).isBefore(day)) {
      throw new InvalidConfigurationException(
          "XPM's history (%s) and the time ahead (%s) must not be negative"
              .formatted(history, ahead));
    }
  }

  /**
   * Eight years back and one ahead, as XML.
   *
   * @param clock what tells today's date
   * @param zone the practice's zone
   * @return the options
   */
  public static XpmOptions of(InstantSource clock, ZoneId zone) {
    return new XpmOptions(clock, zone, Period.ofYears(8), Period.ofYears(1), XpmFormat.XML);
  }

  /**
   * The same with another history.
   *
   * @param history how far back before today; each year costs three calls in every sync
   * @return new options
   * @throws InvalidConfigurationException if negative
   */
  public XpmOptions withHistory(Period history) {
    return new XpmOptions(clock, zone, history, ahead, format);
  }

  /**
   * The same with another time ahead.
   *
   * @param ahead how far beyond today
   * @return new options
   * @throws InvalidConfigurationException if negative
   */
  public XpmOptions withAhead(Period ahead) {
    return new XpmOptions(clock, zone, history, ahead, format);
  }

  /**
   * The same in another form.
   *
   * @param format in which form XPM is asked to answer
   * @return new options
   */
  public XpmOptions withFormat(XpmFormat format) {
    return new XpmOptions(clock, zone, history, ahead, format);
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
