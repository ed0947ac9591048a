package io.xeropulse.core.sync.proof;

import io.xeropulse.core.ledger.Booking;
import io.xeropulse.core.ledger.Books;
import io.xeropulse.core.ledger.Chart;
import io.xeropulse.core.ledger.Doubt;
import io.xeropulse.core.ledger.TrialBalance;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.proof.AccountTie.Verdict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares our ledger with the source's own trial balance, account by account, to the cent; where
 * they differ it finds the days by bisection and, on those days, the records. If they agree it
 * costs one call, and one more for every earlier month end that is compared too: errors that cancel
 * out over time, such as a shifted date, show only in between. Immutable and thread-safe.
 *
 * <p>A difference is never smoothed. It is called explained only on an account that we book nothing
 * on and that only Xero's own revaluation, payroll or depreciation moves, or if it was there when
 * the books began; it is shown all the same.
 *
 * @param theirs the source's trial balance; its organization is the one that can be tied out
 * @param days reads a day again, to name its records
 * @param booksBegin the day on which the organization's opening balances stood, or null if it has
 *     none
 * @param monthEnds how many month ends before the day are compared too
 * @param mostReports how many trial balances may be asked of the source, at least 1
 * @param mostDays how many days may be read again to name their records, the latest first; 0 for
 *     none. With Xero each costs eight calls
 */
public record TieOut(
    TrialBalanceSource theirs,
    DayReader days,
    @Nullable LocalDate booksBegin,
    int monthEnds,
    int mostReports,
    int mostDays) {
  private static final int YEARS_BACK = 16;
  private static final int SUSPECTS_A_DAY = 50;

  /**
   * A tie-out of the day alone that asks for at most 60 trial balances and reads at most 10 days
   * again, of books without opening balances.
   *
   * @param theirs the source's trial balance; its organization is the one that can be tied out
   * @param days reads a day again
   * @return the tie-out
   */
  public static TieOut of(TrialBalanceSource theirs, DayReader days) {
    return new TieOut(theirs, days, null, 0, 60, 10);
  }

  /**
   * Compares.
   *
   * @param organization whose books
   * @param held what we hold of them
   * @param asAt the last day that counts
   * @return the certificate, whatever it says
   * @throws io.xeropulse.core.InvalidConfigurationException if the trial balance is another
   *     organization's; nothing was asked
   * @throws io.xeropulse.core.XeroPulseException if the source fails
   */
  public Certificate prove(OrganizationId organization, Held held, LocalDate asAt) {
    OwnBooks.require("The trial balance", theirs.organization(), organization);
    Chart chart = held.chart();
    Books books = held.books(chart);
    Search search = new Search(books, chart, held.year(), theirs, mostReports);
    Map<String, BigDecimal> opening =
        booksBegin == null ? Map.of() : opening(search, chart, held, booksBegin, asAt);
    List<AccountTie> accounts = accounts(search, chart, opening, asAt);
    search.leaveOut(
        accounts.stream()
            .filter(account -> account.verdict() == Verdict.EXPLAINED)
            .map(AccountTie::accountId)
            .toList());
    List<Break> breaks = breaks(search, held, books, accounts, asAt);
    List<Suspect> doubts = books.doubts().stream().map(TieOut::suspect).toList();
    return new Certificate(organization, asAt, accounts, breaks, doubts, search.reportsRead());
  }

  private List<Break> breaks(
      Search search, Held held, Books books, List<AccountTie> accounts, LocalDate asAt) {
    boolean differs = accounts.stream().anyMatch(a -> a.verdict() == Verdict.UNMATCHED);
    if (!differs && monthEnds == 0) {
      return List.of();
    }
    List<Break> breaks = new ArrayList<>();
    NamedDays named =
        new NamedDays(days, theirs.organization(), held.profile().baseCurrency(), mostDays);
    LocalDate begin = begin(search, books, asAt);
    LocalDate upTo = asAt;
    for (int month = 1; month <= monthEnds + 1 && upTo.isAfter(begin); month++) {
      LocalDate end = YearMonth.from(asAt).minusMonths(month).atEndOfMonth();
      LocalDate after = month > monthEnds || end.isBefore(begin) ? begin : end;
      search.find(
          after,
          upTo,
          (span, amounts) ->
              breaks.add(
                  new Break(
                      span.firstDay(),
                      span.lastDay(),
                      amounts,
                      suspects(held, books, named, span, amounts.keySet()))));
      upTo = after;
    }
    return breaks;
  }

  private static Map<String, BigDecimal> opening(
      Search search, Chart chart, Held held, LocalDate begin, LocalDate asAt) {
    Map<String, BigDecimal> opening = search.difference(begin);
    return held.year().startOf(asAt).isAfter(begin) ? TrialBalance.closed(opening, chart) : opening;
  }

  private static List<AccountTie> accounts(
      Search search, Chart chart, Map<String, BigDecimal> opening, LocalDate asAt) {
    TrialBalance ours = search.ours(asAt);
    TrialBalance theirs = search.theirs(asAt);
    Set<String> ids = new TreeSet<>(ours.balances().keySet());
    ids.addAll(theirs.balances().keySet());
    List<AccountTie> ties = new ArrayList<>();
    for (String id : ids) {
      BigDecimal difference = ours.balance(id).subtract(theirs.balance(id));
      String reason = null;
      if (difference.signum() != 0) {
        boolean openingBalance =
            opening.getOrDefault(id, BigDecimal.ZERO).compareTo(difference) == 0;
        reason =
            openingBalance
                ? "opening balance of the conversion to Xero"
                : ours.balance(id).signum() == 0
                    ? chart.account(id).map(Explanations::of).orElse(null)
                    : null;
      }
      Verdict verdict =
          difference.signum() == 0
              ? Verdict.MATCHED
              : reason == null ? Verdict.UNMATCHED : Verdict.EXPLAINED;
      ties.add(
          new AccountTie(
              id, chart.label(id), ours.balance(id), theirs.balance(id), verdict, reason));
    }
    ties.sort(Comparator.comparing(AccountTie::label).thenComparing(AccountTie::accountId));
    return ties;
  }

  /** A day on which the ledgers still agree, or the earliest one that is looked at. */
  private LocalDate begin(Search search, Books books, LocalDate asAt) {
    if (booksBegin != null) {
      return booksBegin;
    }
    LocalDate begin =
        books.bookings().stream()
            .map(Booking::date)
            .filter(date -> !date.isAfter(asAt))
            .min(Comparator.naturalOrder())
            .orElse(asAt)
            .minusDays(1);
    for (int years = 1;
        years <= YEARS_BACK
            && search.reportsRead() < mostReports
            && !search.difference(begin).isEmpty();
        years *= 2) {
      begin = begin.minusYears(years);
    }
    return begin;
  }

  private static List<Suspect> suspects(
      Held held, Books books, NamedDays named, Search.Span span, Set<String> accounts) {
    List<Suspect> suspects = new ArrayList<>();
    for (Doubt doubt : books.doubts()) {
      if (!doubt.date().isBefore(span.firstDay()) && !doubt.date().isAfter(span.lastDay())) {
        suspects.add(suspect(doubt));
      }
    }
    if (span.firstDay().equals(span.lastDay())) {
      Optional<DayRecords> records = named.recordsOf(span.lastDay());
      if (records.isPresent()) {
        compare(held, span.lastDay(), records.get(), suspects);
        return suspects;
      }
    }
    books.bookings().stream()
        .filter(b -> !b.date().isBefore(span.firstDay()) && !b.date().isAfter(span.lastDay()))
        .filter(b -> b.lines().stream().anyMatch(line -> accounts.contains(line.accountId())))
        .limit(SUSPECTS_A_DAY)
        .forEach(
            b ->
                suspects.add(
                    new Suspect(
                        b.sourceId(), Suspect.Kind.BOOKED_THAT_DAY, "booked as " + b.kind())));
    return suspects;
  }

  private static void compare(
      Held held, LocalDate day, DayRecords records, List<Suspect> suspects) {
    Map<String, Fact> ours = new LinkedHashMap<>();
    held.documents().forEach(document -> ours.put(document.sourceId(), document));
    held.cash().forEach(movement -> ours.put(movement.sourceId(), movement));
    Map<String, Fact> theirs = new TreeMap<>();
    records
        .unreadable()
        .forEach((id, why) -> suspects.add(new Suspect(id, Suspect.Kind.UNREADABLE, why)));
    records.facts().forEach(record -> theirs.put(record.sourceId(), record));
    theirs.forEach(
        (id, record) -> {
          Fact own = ours.get(id);
          String difference = own == null ? null : Figures.difference(own, record);
          if (own == null) {
            suspects.add(
                new Suspect(id, Suspect.Kind.MISSING, "the source has it and we do not hold it"));
          } else if (difference != null) {
            suspects.add(new Suspect(id, Suspect.Kind.DIFFERENT, difference));
          }
        });
    for (Fact own : held.datedOn(day)) {
      if (!theirs.containsKey(own.sourceId())
          && !records.unreadable().containsKey(own.sourceId())) {
        suspects.add(
            new Suspect(
                own.sourceId(),
                Suspect.Kind.EXTRA,
                "we hold it on this day and the source has no such record of this day"));
      }
    }
  }

  private static Suspect suspect(Doubt doubt) {
    return new Suspect(doubt.sourceId(), Suspect.Kind.CONTRADICTED, doubt.message());
  }
}
