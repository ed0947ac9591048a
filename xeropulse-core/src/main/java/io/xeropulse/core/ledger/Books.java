package io.xeropulse.core.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * An organization's bookings. Immutable.
 *
 * @param bookings in no particular order
 * @param doubts where the records contradict each other
 */
public record Books(List<Booking> bookings, List<Doubt> doubts) {
  public Books {
    bookings = List.copyOf(bookings);
    doubts = List.copyOf(doubts);
  }

  /**
   * These books with bookings of another origin, such as transfers and manual journals.
   *
   * @param more the bookings
   * @return the books
   */
  public Books with(Collection<Booking> more) {
    List<Booking> all = new ArrayList<>(bookings);
    all.addAll(more);
    return new Books(all, doubts);
  }
}
