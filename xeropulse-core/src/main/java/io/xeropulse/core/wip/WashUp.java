package io.xeropulse.core.wip;

import io.xeropulse.core.InvalidConfigurationException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The practice's word that interims of a job are earned ("washed up"), which XPM's API does not
 * tell: from that day on they no longer lie against the job's work, and are income beyond its time.
 * Immutable.
 *
 * @param jobId the job number
 * @param date from which day on
 * @param amount how much of the interims, more than zero, without tax, in base currency; what goes
 *     beyond the job's interims of that day has no effect
 */
public record WashUp(String jobId, LocalDate date, BigDecimal amount) {
  /**
   * Checks the amount.
   *
   * @throws InvalidConfigurationException if it is not more than zero
   */
  public WashUp {
    if (amount.signum() <= 0) {
      throw new InvalidConfigurationException(
          "Wash-up of job %s on %s: the amount is %s and must be more than zero"
              .formatted(jobId, date, amount.toPlainString()));
    }
  }

  static BigDecimal sum(List<WashUp> washUps) {
    return washUps.stream().map(WashUp::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
