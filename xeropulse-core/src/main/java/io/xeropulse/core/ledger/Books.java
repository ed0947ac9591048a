package io.xeropulse.core.ledger;

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
}
