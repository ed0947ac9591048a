package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.warehouse.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;

/** A process that runs {@link SyncNodeMain}, seen from the test that started it. */
final class SyncNode implements AutoCloseable {
  /** What a node said. */
  record Line(String node, String text) {
    boolean says(String start) {
      return text.startsWith(start);
    }

    /** The organization that a node began or ended. */
    String organization() {
      return text.split(" ", -1)[1];
    }
  }

  /**
   * How a node works.
   *
   * @param threads how many organizations it syncs at once
   * @param patienceMillis how long it waits for a turn that another one keeps
   * @param copying whether it writes every page by COPY
   * @param connections how many it keeps, as a host's pool does; none to open one for each
   *     transaction
   */
  record Manner(int threads, int patienceMillis, boolean copying, int connections) {
    static final Manner USUAL = new Manner(SyncNodeMain.THREADS, 5_000, false, 20);
  }

  private final String name;
  private final Process process;
  private final OutputStream input;
  private final Thread reader;

  private SyncNode(String name, Process process, Queue<Line> lines) {
    this.name = name;
    this.process = process;
    this.input = process.getOutputStream();
    this.reader = new Thread(() -> read(lines), "lines of " + name);
    reader.setDaemon(true);
    reader.start();
  }

  static SyncNode start(
      String name,
      PGSimpleDataSource database,
      Sandbox sandbox,
      int heartbeatMillis,
      int holdAfter,
      BlockingQueue<Line> lines)
      throws IOException {
    return start(name, database, sandbox, heartbeatMillis, holdAfter, lines, Manner.USUAL);
  }

  static SyncNode start(
      String name,
      PGSimpleDataSource database,
      Sandbox sandbox,
      int heartbeatMillis,
      int holdAfter,
      BlockingQueue<Line> lines,
      Manner manner)
      throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SyncNodeMain.class.getName(),
                PostgresServer.url(database),
                sandbox.baseUrl().toString(),
                sandbox.clientId(),
                sandbox.clientSecret(),
                sandbox.xpmTenantId(),
                Integer.toString(heartbeatMillis),
                Integer.toString(holdAfter),
                Integer.toString(manner.threads()),
                Integer.toString(manner.patienceMillis()),
                Boolean.toString(manner.copying()),
                Integer.toString(manner.connections()))
            .redirectError(Path.of("target", "node-" + name + ".log").toFile())
            .start();
    return new SyncNode(name, process, lines);
  }

  private void read(Queue<Line> lines) {
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(new Line(name, line));
      }
    } catch (IOException killed) {
      lines.add(new Line(name, "gone"));
    }
  }

  /** Waits for the next line of any node. */
  static Line next(BlockingQueue<Line> lines, String what) throws InterruptedException {
    Line line = lines.poll(1, TimeUnit.MINUTES);
    assertThat(line).as("%s within a minute", what).isNotNull();
    return line;
  }

  /** Waits for a line that begins like this, and forgets those before it. */
  static Line await(BlockingQueue<Line> lines, String start) throws InterruptedException {
    Line line = next(lines, start);
    while (!line.says(start)) {
      line = next(lines, start);
    }
    return line;
  }

  String name() {
    return name;
  }

  /** No handler runs, no connection is closed politely; what it said until then has been read. */
  void kill() throws IOException, InterruptedException {
    signal("KILL");
    process.waitFor();
    reader.join();
  }

  void signal(String signal) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  void goOn() throws IOException {
    input.write('\n');
    input.flush();
  }

  /** Ends at the end of its input, or is killed. */
  void end() throws IOException {
    if (process.isAlive()) {
      input.close();
      process.onExit().completeOnTimeout(process, 1, TimeUnit.MINUTES).join();
      process.destroyForcibly();
    }
  }

  @Override
  public void close() throws IOException {
    end();
  }
}
