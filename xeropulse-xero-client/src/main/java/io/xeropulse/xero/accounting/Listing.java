package io.xeropulse.xero.accounting;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a query found, read page by page only as far as it is consumed. Each call of a method asks
 * Xero anew. A record that changes while the list is read can come twice; the later one is newer.
 * Thread-safe; the iterators and streams it makes are not.
 *
 * @param <T> what the list holds
 */
public final class Listing<T> {
  private final Supplier<Iterator<List<T>>> source;

  Listing(Supplier<Iterator<List<T>>> source) {
    this.source = source;
  }

  /**
   * Reads page by page.
   *
   * @return pages of up to 1,000; reading them throws a {@link
   *     io.xeropulse.core.XeroPulseException} when Xero fails
   */
  public Iterator<List<T>> pages() {
    return source.get();
  }

  /**
   * Reads record by record.
   *
   * @return a lazy stream, which throws a {@link io.xeropulse.core.XeroPulseException} when Xero
   *     fails
   */
  public Stream<T> stream() {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                pages(), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
            false)
        .flatMap(List::stream);
  }

  /**
   * Reads everything.
   *
   * @return all records
   * @throws io.xeropulse.core.XeroPulseException when Xero fails
   */
  public List<T> toList() {
    return stream().toList();
  }

  /**
   * Reads everything on another thread.
   *
   * @param executor whose thread reads; it waits there for limits and retries too
   * @return all records, or the {@link io.xeropulse.core.XeroPulseException} that ended the
   *     reading; cancelling it interrupts the reading, which then asks nothing more
   */
  public CompletableFuture<List<T>> toListAsync(Executor executor) {
    Reading<T> reading = new Reading<>(this);
    executor.execute(reading.task);
    return reading;
  }

  private static final class Reading<T> extends CompletableFuture<List<T>> {
    private final FutureTask<Boolean> task;

    Reading(Listing<T> listing) {
      this.task = new FutureTask<>(() -> read(listing));
    }

    private boolean read(Listing<T> listing) {
      try {
        return complete(listing.toList());
      } catch (RuntimeException | Error failure) {
        return completeExceptionally(failure);
      }
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
      // Cancelled before the reader is interrupted, whose failure would else be the outcome.
      boolean cancelled = super.cancel(mayInterrupt);
      task.cancel(true);
      return cancelled;
    }
  }

  /** One list after the other. */
  static <T> Iterator<T> chained(Iterator<Iterator<T>> lists) {
    return new Chain<>(lists);
  }

  private static final class Chain<T> implements Iterator<T> {
    private final Iterator<Iterator<T>> rest;
    private Iterator<T> current = List.<T>of().iterator();

    Chain(Iterator<Iterator<T>> lists) {
      this.rest = lists;
    }

    @Override
    public boolean hasNext() {
      while (!current.hasNext() && rest.hasNext()) {
        current = rest.next();
      }
      return current.hasNext();
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException("The last page was read");
      }
      return current.next();
    }
  }
}
