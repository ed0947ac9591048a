package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.sandbox.books.Bookkeeper;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Receivables;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The worked example of the facts: seven documents, 3,770 open as at 30 June 2025. */
class GoldenReceivablesTest {

  private final Books books = new Books(1, 0, 0, LocalDate.of(2025, 6, 30));
  private final Bookkeeper keeper =
      new Bookkeeper(books, () -> Instant.parse("2025-07-20T00:00:00Z"));

  @Test
  void shouldArriveAtTheWorkedExample() {
    UUID first = invoice("2025-05-01", "2025-05-31", "1100.00");
    keeper.pay(first, date("2025-06-15"), amount("300.00"));
    keeper.credit(
        first, date("2025-06-10"), amount("220.00"), date("2025-06-25"), amount("100.00"));
    invoice("2025-06-20", "2025-07-04", "550.00");
    UUID paidLater = invoice("2025-03-01", "2025-03-31", "2200.00");
    keeper.pay(paidLater, date("2025-07-03"), amount("2200.00"));
    keeper.voidInvoice(invoice("2025-04-01", "2025-04-30", "900.00"));
    UUID taken = invoice("2025-04-15", "2025-04-30", "440.00");
    keeper.deletePayment(keeper.pay(taken, date("2025-05-20"), amount("440.00")));
    invoice("2025-07-01", "2025-07-15", "700.00");

    LocalDate asAt = date("2025-06-30");
    Receivables open = books.open(true, asAt);

    assertThat(open.total()).isEqualByComparingTo("3770.00");
    assertThat(whole(open.ageing(asAt, true).values())).containsExactly(550, 580, 0, 440, 2200);
    assertThat(whole(open.ageing(asAt, false).values())).containsExactly(0, 430, 700, 440, 2200);
    assertThat(books.open(true, date("2025-07-05")).total()).isEqualByComparingTo("2270.00");
    assertThat(books.ledger().balances(asAt).get("610")).isEqualByComparingTo("3770.00");
  }

  private UUID invoice(String date, String due, String amount) {
    return keeper.invoice(true, 0, date(date), date(due), amount(amount));
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text);
  }

  private static BigDecimal amount(String text) {
    return new BigDecimal(text);
  }

  private static List<Integer> whole(Collection<BigDecimal> amounts) {
    return amounts.stream().map(BigDecimal::intValueExact).toList();
  }
}
