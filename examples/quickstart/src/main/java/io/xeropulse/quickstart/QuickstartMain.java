package io.xeropulse.quickstart;

import io.xeropulse.core.XeroPulseException;
import io.xeropulse.sandbox.fixture.InvalidFixtureException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The whole line in one program: start a PostgreSQL and a practice (or use the given ones), sync it
 * twice, print the figures and write them to a JSON report.
 */
@Command(
    name = "quickstart",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description =
        "Syncs a practice's Xero and XPM data into PostgreSQL, twice, and reports its figures.",
    footer = {
      "",
      "Exit codes: 0 done (records in quarantine are listed), 1 the run failed, 2 wrong options.",
      "Environment: XEROPULSE_CLIENT_SECRET (for --xero-url), XEROPULSE_EMBED_KEY (64 hex digits;",
      "Metabase's embedding secret; without it a key is made for this run)."
    })
public final class QuickstartMain implements Callable<Integer> {
  @Mixin private QuickstartOptions options = new QuickstartOptions();

  private final PrintStream out;
  private final PrintStream err;

  QuickstartMain(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Runs the program and exits with its code.
   *
   * @param args options, see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(run(System.out, System.err, args));
  }

  /** Runs the program and returns its exit code. */
  static int run(PrintStream out, PrintStream err, String... args) {
    return new CommandLine(new QuickstartMain(out, err))
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .execute(args);
  }

  @Override
  public Integer call() {
    if (options.invoices < 0 || options.jobs < 0) {
      err.println("--invoices and --jobs must not be negative");
      return 2;
    }
    try {
      return new QuickstartRun(options, out).run() ? 0 : 1;
    } catch (XeroPulseException | InvalidFixtureException e) {
      err.println("quickstart failed: " + e.getMessage());
      return 1;
    }
  }
}
