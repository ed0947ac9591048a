package io.xeropulse.xpm;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * What several askings give, one after the other; each is made when its turn comes, unlike with a
 * flat-mapped stream, which would hold a whole answer. Not thread-safe.
 */
final class Flattened<A, T> implements Iterator<T> {
  private final Iterator<A> askings;
  private final Function<A, Iterator<T>> ask;
  private Iterator<T> current = Collections.emptyIterator();

  Flattened(Iterable<A> askings, Function<A, Iterator<T>> ask) {
    this.askings = askings.iterator();
    this.ask = ask;
  }

  @Override
  public boolean hasNext() {
    while (!current.hasNext() && askings.hasNext()) {
      current = ask.apply(askings.next());
    }
    return current.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return current.next();
  }
}
