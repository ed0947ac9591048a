package io.xeropulse.xpm.csv;

import io.xeropulse.core.wip.JobWip;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Our WIP, priced by the rate card, against the amounts of XPM's own WIP ledger, job by job and
 * before interims, which that ledger does not hold. Immutable.
 *
 * @param jobs every job that either of them has, by job number
 */
public record LedgerComparison(List<Row> jobs) {
  public LedgerComparison {
    jobs = List.copyOf(jobs);
  }

  /**
   * One job in both. Without tax, in base currency. Immutable.
   *
   * @param jobId the job number
   * @param ours gross WIP by the rate card
   * @param ledger what of the ledger's lines is open
   * @param unpricedMinutes minutes for which the rate card has no rate; they are not in ours
   */
  public record Row(String jobId, BigDecimal ours, BigDecimal ledger, long unpricedMinutes) {

    /**
     * What the ledger has less.
     *
     * @return ours − ledger
     */
    public BigDecimal difference() {
      return ours.subtract(ledger);
    }

    private Row plus(Row other) {
      return new Row(
          jobId,
          ours.add(other.ours),
          ledger.add(other.ledger),
          unpricedMinutes + other.unpricedMinutes);
    }
  }

  /**
   * Compares.
   *
   * @param ours WIP as at the ledger's date
   * @param ledger the ledger's lines
   * @return the comparison
   */
  public static LedgerComparison of(Collection<JobWip> ours, Collection<WipLedgerLine> ledger) {
    Map<String, Row> rows = new TreeMap<>();
    for (JobWip job : ours) {
      add(rows, new Row(job.jobId(), job.gross(), BigDecimal.ZERO, job.unpricedMinutes()));
    }
    for (WipLedgerLine line : ledger) {
      add(rows, new Row(line.jobId(), BigDecimal.ZERO, line.openAmount(), 0));
    }
    return new LedgerComparison(List.copyOf(rows.values()));
  }

  private static void add(Map<String, Row> rows, Row row) {
    rows.merge(row.jobId(), row, Row::plus);
  }

  /**
   * The jobs in which they differ.
   *
   * @return rows with a difference, by job number
   */
  public List<Row> differing() {
    return jobs.stream().filter(row -> row.difference().signum() != 0).toList();
  }
}
