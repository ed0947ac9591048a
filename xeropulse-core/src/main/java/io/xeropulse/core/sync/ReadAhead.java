package io.xeropulse.core.sync;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Reads the next page while the last one is loaded. At most one page waits in memory beside the one
 * at hand. A failure of the reading comes out of {@link #next()} after the pages read before it.
 */
final class ReadAhead<P> implements Iterator<P>, AutoCloseable {
  /** A page, or the end and what it was. */
  private record Read<P>(@Nullable P page, @Nullable Throwable failure) {}

  private final BlockingQueue<Read<P>> handOver = new SynchronousQueue<>();
  private final Thread reader;
  private @Nullable Read<P> waiting;

  ReadAhead(String name, Supplier<Iterator<P>> pages) {
    Map<String, String> logContext = MDC.getCopyOfContextMap();
    this.reader = new Thread(() -> read(pages, logContext), "xeropulse-read-" + name);
    reader.setDaemon(true);
    reader.start();
  }

  @SuppressWarnings("CatchingUnchecked") // handed over and thrown again by next()
  private void read(Supplier<Iterator<P>> pages, @Nullable Map<String, String> logContext) {
    if (logContext != null) {
      MDC.setContextMap(logContext);
    }
    try {
      try {
        Iterator<P> source = pages.get();
        while (source.hasNext()) {
          handOver.put(new Read<>(source.next(), null));
        }
        handOver.put(new Read<>(null, null));
      } catch (RuntimeException | Error failure) {
        handOver.put(new Read<>(null, failure));
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean hasNext() {
    return peek().page() != null;
  }

  @Override
  public P next() {
    P page = peek().page();
    if (page == null) {
      throw new NoSuchElementException();
    }
    waiting = null;
    return page;
  }

  private Read<P> peek() {
    Read<P> read = waiting;
    if (read == null) {
      read = take();
      waiting = read;
    }
    if (read.failure() instanceof Error error) {
      throw error;
    }
    if (read.failure() instanceof RuntimeException failure) {
      throw failure;
    }
    return read;
  }

  private Read<P> take() {
    try {
      return handOver.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SyncInterruptedException(e);
    }
  }

  /** Ends the reading and waits until the reader lets go of the source. */
  @Override
  public void close() {
    reader.interrupt();
    boolean interrupted = false;
    while (reader.isAlive()) {
      try {
        reader.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
