package io.xeropulse.sandbox.fault;

import io.xeropulse.sandbox.http.Call;
import io.xeropulse.sandbox.http.Handler;
import io.xeropulse.sandbox.http.Reply;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The script of what goes wrong; without one nothing does. Thread-safe. */
public final class Faults implements Handler {

  private final Handler sound;
  private final List<Line> script = new ArrayList<>();
  private Optional<Chance> chance = Optional.empty();

  private static final class Line {
    private final String endpoint;
    private final Fault fault;
    private int skip;
    private int times;

    Line(String endpoint, Fault fault, int skip, int times) {
      this.endpoint = endpoint;
      this.fault = fault;
      this.skip = skip;
      this.times = times;
    }
  }

  private record Chance(Random random, int percent, List<Fault> faults) {}

  /**
   * Stands before a handler.
   *
   * @param sound who answers rightly
   */
  public Faults(Handler sound) {
    this.sound = sound;
  }

  /**
   * Lets the next call of an endpoint go wrong.
   *
   * @param endpoint a part of the path, such as {@code Invoices} or {@code time.api}; empty for any
   * @param fault how
   */
  public void once(String endpoint, Fault fault) {
    times(1, endpoint, fault);
  }

  /**
   * Lets the next calls of an endpoint go wrong.
   *
   * @param count how many
   * @param endpoint a part of the path; empty for any
   * @param fault how
   */
  public void times(int count, String endpoint, Fault fault) {
    add(new Line(endpoint, fault, 0, count));
  }

  /**
   * Lets one later call of an endpoint go wrong.
   *
   * @param calls how many go right before
   * @param endpoint a part of the path; empty for any
   * @param fault how
   */
  public void after(int calls, String endpoint, Fault fault) {
    add(new Line(endpoint, fault, calls, 1));
  }

  /**
   * Lets all calls of an endpoint go wrong, until {@link #clear()}.
   *
   * @param endpoint a part of the path; empty for any
   * @param fault how
   */
  public void always(String endpoint, Fault fault) {
    add(new Line(endpoint, fault, 0, Integer.MAX_VALUE));
  }

  /**
   * Lets calls go wrong by chance, the same ones for the same seed and order of calls.
   *
   * @param seed from which chance is drawn
   * @param percent how many of a hundred calls
   * @param faults how, each as often as the other
   */
  public synchronized void randomly(long seed, int percent, List<Fault> faults) {
    chance = Optional.of(new Chance(new Random(seed), percent, List.copyOf(faults)));
  }

  /**
   * Counts what waits to go wrong, chance aside.
   *
   * @return how many lines the script has
   */
  public synchronized int waiting() {
    return script.size();
  }

  /** Lets everything go right again. */
  public synchronized void clear() {
    script.clear();
    chance = Optional.empty();
  }

  @Override
  public Reply handle(Call call) {
    Optional<Fault> fault = next(String.join("/", call.path()));
    return fault.isPresent() ? fault.get().answer(call, sound) : sound.handle(call);
  }

  private synchronized void add(Line line) {
    script.add(line);
  }

  private synchronized Optional<Fault> next(String path) {
    for (Iterator<Line> lines = script.iterator(); lines.hasNext(); ) {
      Line line = lines.next();
      if (path.contains(line.endpoint)) {
        if (line.skip > 0) {
          line.skip--;
          continue;
        }
        line.times--;
        if (line.times == 0) {
          lines.remove();
        }
        return Optional.of(line.fault);
      }
    }
    return chance
        .filter(c -> c.random().nextInt(100) < c.percent())
        .map(c -> c.faults().get(c.random().nextInt(c.faults().size())));
  }
}
