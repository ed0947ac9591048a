package io.xeropulse.core.sync.state;

import io.xeropulse.core.sync.extract.DateWindow;
import io.xeropulse.core.sync.extract.Watermark;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * How far the first reading of a dated list is: in windows of document dates, newest first, and in
 * each of them in the order of changes. Immutable.
 *
 * @param window the window being read, or to be read next; of a complete backfill, the last one
 * @param windowsDone windows read to their end
 * @param windowsExpected windows there are at most; fewer, once one is empty
 * @param position the newest change loaded of the window: it goes on from there; {@link
 *     Watermark#NONE} at its beginning
 * @param began when the first page was read, by the source's clock; null before it
 * @param newest the newest change loaded of any window that is not later than the beginning; what
 *     changed after it is left to the incremental reading that follows
 * @param complete whether every window was read, and after them what changed since it began
 */
public record Backfill(
    DateWindow window,
    int windowsDone,
    int windowsExpected,
    Watermark position,
    @Nullable Instant began,
    Watermark newest,
    boolean complete) {
  /** How many windows have the chosen length; what is older is one window more. */
  public static final int MOST_WINDOWS = 8;

  /**
   * A backfill that has not begun.
   *
   * @param today the organization's day; the newest window is open to what is dated after it
   * @param length how far back the newest window goes
   * @return the backfill
   */
  public static Backfill planned(LocalDate today, Period length) {
    return new Backfill(
        new DateWindow(today.minus(length), null),
        0,
        MOST_WINDOWS + 1,
        Watermark.NONE,
        null,
        Watermark.NONE,
        false);
  }

  /**
   * The same window, further on.
   *
   * @param newPosition the newest change loaded of it
   * @param newBegan when the first page of all was read
   * @param newNewest the newest change of any window up to then
   * @return the backfill once that is loaded
   */
  public Backfill at(Watermark newPosition, Instant newBegan, Watermark newNewest) {
    return new Backfill(
        window, windowsDone, windowsExpected, newPosition, newBegan, newNewest, complete);
  }

  /**
   * Whether there are windows to read.
   *
   * @return false once all were read; what changed since it began may still be missing
   */
  public boolean windowsLeft() {
    return windowsDone < windowsExpected;
  }

  /**
   * What changed since it began was read, too.
   *
   * @return the complete backfill
   */
  public Backfill completed() {
    return new Backfill(window, windowsDone, windowsExpected, position, began, newest, true);
  }

  /**
   * The window was read to its end.
   *
   * @param length how far back the next one goes
   * @param empty whether nothing is dated in it: then all that is older comes as one window
   * @return the backfill at the window before, or with none left
   */
  public Backfill next(Period length, boolean empty) {
    LocalDate start = window.startInclusive();
    int done = windowsDone + 1;
    if (start == null) {
      return new Backfill(window, done, done, position, began, newest, false);
    }
    boolean rest = empty || done >= MOST_WINDOWS;
    return new Backfill(
        new DateWindow(rest ? null : start.minus(length), start),
        done,
        rest ? done + 1 : windowsExpected,
        Watermark.NONE,
        began,
        newest,
        false);
  }
}
