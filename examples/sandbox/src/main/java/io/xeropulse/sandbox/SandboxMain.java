package io.xeropulse.sandbox;

import io.xeropulse.sandbox.books.Country;
import io.xeropulse.sandbox.fault.Fault;
import io.xeropulse.sandbox.fixture.InvalidFixtureException;
import io.xeropulse.sandbox.http.PortTakenException;
import io.xeropulse.sandbox.limit.Limits;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The sandbox as a program; one instance per run. */
@Command(
    name = "xeropulse-sandbox",
    mixinStandardHelpOptions = true,
    versionProvider = SandboxMain.Version.class,
    sortOptions = false,
    description = {
      "A fake Xero and Xero Practice Manager on loopback.",
      "",
      "It serves a fixture directory, or a sample practice made from a seed, in the wire forms of"
          + " the real APIs, until it is stopped (Ctrl-C)."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it was stopped, by Ctrl-C or SIGTERM",
      "1:the port cannot be opened, or the fixtures cannot be served",
      "2:the options cannot be"
    },
    footer = {
      "",
      "Routes: POST /connect/token, GET /connections, GET /api.xro/2.0/…,"
          + " GET /practicemanager/3.1/…, GET /health",
      "",
      "Try it:",
      "  curl -u sandbox-client:sandbox-secret \\",
      "    -d grant_type=client_credentials \\",
      "    http://127.0.0.1:PORT/connect/token",
      "  curl -H 'Authorization: Bearer TOKEN' \\",
      "    -H 'xero-tenant-id: TENANT' -H 'Accept: application/json' \\",
      "    'http://127.0.0.1:PORT/api.xro/2.0/Invoices?page=1'"
    })
public final class SandboxMain implements Callable<Integer> {

  private static final List<Fault> CHAOS =
      List.of(
          Fault.badGateway(),
          Fault.unavailable(),
          Fault.gatewayTimeout(),
          Fault.tooManyRequests("minute", Duration.ofSeconds(2)),
          Fault.dropped(),
          Fault.halfSent());

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "port on 127.0.0.1; 0 takes any free one (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--fixtures",
      paramLabel = "DIR",
      description =
          "serve this directory: xero/<operationId>.json, xpm/*.xml, rate-card.csv, teams.csv; a"
              + " missing file is an empty list")
  private @Nullable Path fixtures;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "which sample practice (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--invoices",
      paramLabel = "N",
      defaultValue = "400",
      description = "how many invoices and bills it has (default: ${DEFAULT-VALUE})")
  private int invoices;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "60",
      description = "how many jobs it has (default: ${DEFAULT-VALUE})")
  private int jobs;

  @Option(
      names = "--country",
      paramLabel = "CODE",
      defaultValue = "AU",
      description =
          "where it is: AU, NZ, GB (or UK), US, each with its taxes, its currency and its"
              + " financial year (default: ${DEFAULT-VALUE})")
  private String country = "";

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description = "what it keeps its books in, ISO 4217 (default: the country's)")
  private @Nullable String currency;

  @Option(
      names = "--client-id",
      paramLabel = "ID",
      defaultValue = "sandbox-client",
      description = "the client id it accepts (default: ${DEFAULT-VALUE})")
  private String clientId = "";

  @Option(
      names = "--client-secret",
      paramLabel = "SECRET",
      defaultValue = "sandbox-secret",
      description = "the client secret it accepts (default: ${DEFAULT-VALUE})")
  private String clientSecret = "";

  @Option(
      names = "--limits",
      description = "enforce Xero's rate limits: 60 calls a minute, 5 at once, 5,000 a day")
  private boolean limits;

  @Option(
      names = "--day-limit",
      paramLabel = "N",
      description = "enforce the rate limits with so many calls a day")
  private @Nullable Integer dayLimit;

  @Option(
      names = "--enforce-scopes",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "list and open to a token only what its scopes name (default: ${DEFAULT-VALUE}); a token"
              + " asked for without scopes opens all")
  private boolean enforceScopes;

  @Option(
      names = "--control",
      description =
          "open the control interface below /sandbox to whoever reaches the port;"
              + " /sandbox/openapi.json describes it")
  private boolean control;

  @Option(
      names = "--chaos",
      paramLabel = "PERCENT",
      defaultValue = "0",
      description =
          "let this many of a hundred calls fail, drawn from the seed: 502, 503, 504, 429, broken"
              + " connections (default: ${DEFAULT-VALUE})")
  private int chaos;

  @Spec private CommandLine.Model.@Nullable CommandSpec spec;

  private SandboxMain() {}

  /** Reads the version off the jar; not thread-safe. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = SandboxMain.class.getPackage().getImplementationVersion();
      return new String[] {"xeropulse-sandbox " + (version == null ? "(unpacked)" : version)};
    }
  }

  /**
   * Runs the sandbox until the process is stopped.
   *
   * @param args the options; {@code --help} explains them
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new SandboxMain())
        .setExecutionExceptionHandler(
            (thrown, line, parsed) -> {
              boolean usage = thrown instanceof IllegalArgumentException;
              boolean environment =
                  thrown instanceof InvalidFixtureException || thrown instanceof PortTakenException;
              if (environment || usage) {
                line.getErr().println(thrown.getMessage());
                return environment ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.USAGE;
              }
              throw thrown;
            });
  }

  @Override
  public Integer call() throws InterruptedException {
    Sandbox.Builder settings =
        Sandbox.builder()
            .port(port)
            .seed(seed)
            .invoices(invoices)
            .jobs(jobs)
            .country(Country.of(country))
            .client(clientId, clientSecret)
            .enforceScopes(enforceScopes)
            .control(control)
            .limits(limits());
    if (currency != null) {
      settings.baseCurrency(currency);
    }
    if (fixtures != null) {
      settings.fixtures(fixtures);
    }
    try (Sandbox sandbox = settings.start()) {
      commandOut()
          .printf(
              "XeroPulse sandbox ready at %s (client id %s, xero tenant %s, xpm tenant %s)%n",
              sandbox.baseUrl(), sandbox.clientId(), sandbox.xeroTenantId(), sandbox.xpmTenantId());
      commandOut().printf("port=%d%n", sandbox.baseUrl().getPort());
      commandOut().flush();
      if (chaos > 0) {
        sandbox.faults().randomly(seed, chaos, CHAOS);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(sandbox)));
      new CountDownLatch(1).await(); // until the process is stopped
    }
    return CommandLine.ExitCode.OK;
  }

  private Limits limits() {
    Integer perDay = dayLimit;
    if (perDay != null) {
      Limits xero = Limits.xero();
      return new Limits(xero.perMinute(), perDay, xero.appPerMinute(), xero.concurrent(), true);
    }
    return limits ? Limits.xero() : Limits.counted();
  }

  /** To be stopped is how it ends well: the exit code would else be the signal's. */
  private static void stop(Sandbox sandbox) {
    sandbox.close();
    Runtime.getRuntime().halt(CommandLine.ExitCode.OK);
  }

  private PrintWriter commandOut() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }
}
