package io.xeropulse.quickstart;

import io.xeropulse.core.sync.EntityReport;
import io.xeropulse.core.sync.SyncListener;
import java.io.PrintStream;

/** Prints a line for every entity as it is done. */
final class ProgressPrinter implements SyncListener {
  private final PrintStream out;

  ProgressPrinter(PrintStream out) {
    this.out = out;
  }

  @Override
  public void entity(io.xeropulse.core.sync.state.SyncSession session, EntityReport report) {
    var receipt = report.receipt();
    out.printf(
        "  %-24s %-10s fetched %6d = %6d new + %5d changed + %6d same + %3d quarantined"
            + " + %6d repeated   %4d calls %9d bytes%n",
        report.entity(),
        report.status().word(),
        report.fetched(),
        receipt.inserted(),
        receipt.updated(),
        receipt.unchanged(),
        receipt.quarantined(),
        report.repeated(),
        report.usage().calls(),
        report.usage().bytes());
    if (report.removed() > 0) {
      out.printf("    %d removed, gone at the source%n", report.removed());
    }
    if (report.error() != null) {
      out.printf("    %s%n", report.error());
    }
  }
}
