package io.xeropulse.quickstart;

import io.xeropulse.core.ageing.AgedReceivables;
import io.xeropulse.core.ageing.AgeingBasis;
import io.xeropulse.core.ageing.DebtAge;
import io.xeropulse.core.sync.EntityReport;
import io.xeropulse.core.wip.JobWip;
import io.xeropulse.core.wip.WipAge;
import io.xeropulse.core.wip.WipAgeing;
import io.xeropulse.warehouse.report.ProofSummary;
import io.xeropulse.warehouse.report.WipReport;
import io.xeropulse.warehouse.state.QuarantineView;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Prints the figures for people. */
final class SummaryPrinter {
  private static final int JOBS_SHOWN = 8;
  private static final int HASH_SHOWN = 16;

  private final PrintStream out;

  SummaryPrinter(PrintStream out) {
    this.out = out;
  }

  void print(Figures figures, DashboardAccess access) {
    long changed =
        figures.passes().get(figures.passes().size() - 1).entities().stream()
            .map(EntityReport::receipt)
            .mapToLong(receipt -> receipt.inserted() + receipt.updated())
            .sum();
    out.printf("%nThe second pass inserted or updated %d rows.%n", changed);
    printQuarantine(figures.quarantine());
    printCertificate(figures.certificate());
    printWip(figures);
    printReceivables(figures);
    out.printf("%nDashboards%n");
    access
        .allowed()
        .forEach((role, ids) -> out.printf("  %-10s %s%n", role, String.join(" ", ids)));
  }

  private void printQuarantine(List<QuarantineView.Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    out.printf("%nQuarantine (repair these at their source; the next sync takes them in)%n");
    entries.forEach(
        entry ->
            out.printf(
                "  %s/%s %s [%s] %s%n",
                entry.source(), entry.entity(), entry.sourceId(), entry.rule(), entry.reason()));
  }

  private void printCertificate(Optional<ProofSummary> certificate) {
    out.printf(
        "%nProof against Xero's trial balance%n  %s%n",
        certificate
            .map(
                proof ->
                    "%s as at %s: %d accounts, %d do not agree, %d doubts, certificate %s"
                        .formatted(
                            proof.tied() ? "tied" : "NOT TIED",
                            proof.asAt(),
                            proof.accounts(),
                            proof.unmatched(),
                            proof.doubts(),
                            proof.hash().substring(0, HASH_SHOWN)))
            .orElse("none: the trial balance could not be read"));
  }

  private void printWip(Figures figures) {
    WipReport wip = figures.wip().value();
    out.printf(
        "%nWIP as at %s (%s, without tax)%n  gross %s   interims %s   net %s   unpriced %d"
            + " minutes%n",
        figures.asAt(),
        figures.baseCurrency(),
        money(wip.gross()),
        money(wip.interims()),
        money(wip.net()),
        wip.unpricedMinutes());
    printAgeing("gross by age", wip.grossAgeing());
    printAgeing("net by age", wip.netAgeing());
    List<JobWip> largest =
        wip.byJob().stream()
            .sorted(Comparator.comparing((JobWip job) -> job.net().abs()).reversed())
            .limit(JOBS_SHOWN)
            .toList();
    largest.forEach(
        job ->
            out.printf(
                "  %-14s %-32s net %14s%n", job.jobId(), job.clientName(), money(job.net())));
    if (wip.byJob().size() > largest.size()) {
      out.printf("  … and %d more jobs in the JSON report%n", wip.byJob().size() - largest.size());
    }
  }

  private void printAgeing(String title, WipAgeing ageing) {
    StringBuilder line = new StringBuilder("  %-13s".formatted(title));
    for (WipAge age : WipAge.values()) {
      line.append("  %s %s".formatted(age.label(), money(ageing.amount(age))));
    }
    if (ageing.credit().signum() != 0) {
      line.append("  credit ").append(money(ageing.credit()));
    }
    out.println(line);
  }

  private void printReceivables(Figures figures) {
    out.printf("%nReceivables as at %s (%s, with tax)%n", figures.asAt(), figures.baseCurrency());
    for (AgeingBasis basis : AgeingBasis.values()) {
      AgedReceivables aged = figures.receivables(basis);
      StringBuilder line =
          new StringBuilder(
              "  %-16s"
                  .formatted(basis == AgeingBasis.DUE_DATE ? "by due date" : "by invoice date"));
      for (DebtAge age : DebtAge.values()) {
        line.append("  %s %s".formatted(age.label(), money(aged.amount(age))));
      }
      out.println(line.append("  total ").append(money(aged.total())));
    }
  }

  private static String money(BigDecimal amount) {
    return Amounts.plain(amount);
  }
}
