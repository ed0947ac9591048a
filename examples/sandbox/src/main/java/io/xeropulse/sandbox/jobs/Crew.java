package io.xeropulse.sandbox.jobs;

import io.xeropulse.sandbox.books.Country;
import io.xeropulse.sandbox.books.Ids;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Who works at the practice, at what, in which teams and for how much; immutable.
 *
 * @param staff the people
 * @param tasks what they do; the last one is internal
 * @param categories what kinds of jobs there are
 * @param rates the rate card; it misses the last of the staff
 * @param teamsCsv the teams as the practice keeps them; the last of the staff has none
 */
record Crew(
    List<Named> staff, List<Named> tasks, List<Named> categories, RateCard rates, String teamsCsv) {

  static Crew of(long seed, LocalDate asAt, Country country) {
    List<Named> staff =
        named(
            Ids.Kind.STAFF,
            seed,
            List.of(
                "Ava Ng",
                "Ben Cole",
                "Chloé Díaz",
                "Dev Patel",
                "Ella Fox",
                "Finn Grant",
                "Đặng Thị Hằng",
                "Hugo Ito"));
    List<Named> tasks =
        named(
            Ids.Kind.TASK,
            seed,
            List.of(
                "Preparation",
                "Review",
                "Bookkeeping",
                "Lodgment",
                "Client meeting",
                "Research",
                "Administration"));
    List<Named> categories =
        named(
            Ids.Kind.CATEGORY,
            seed,
            List.of(
                "EOFY Financials",
                "Tax Return",
                country.words().funds(),
                country.taxReturn().name(),
                "Bookkeeping",
                "Advisory"));
    return new Crew(staff, tasks, categories, rates(staff, tasks, asAt), teams(staff));
  }

  private static RateCard rates(List<Named> staff, List<Named> tasks, LocalDate asAt) {
    LocalDate raise = asAt.minusYears(1).plusDays(1);
    List<RateCard.Row> rows = new ArrayList<>();
    for (int i = 0; i < staff.size() - 1; i++) {
      Named person = staff.get(i);
      BigDecimal rate = new BigDecimal(260 - 20 * i).setScale(2);
      rows.add(new RateCard.Row(person.id(), null, rate, null, raise.minusDays(1)));
      rows.add(new RateCard.Row(person.id(), null, rate.add(BigDecimal.TEN), raise, null));
    }
    rows.add(
        new RateCard.Row(
            staff.get(0).id(), tasks.get(4).id(), new BigDecimal("330.50"), raise, null));
    return new RateCard(List.copyOf(rows));
  }

  private static String teams(List<Named> staff) {
    StringBuilder csv = new StringBuilder("staff_uuid,team\n");
    for (int i = 0; i < staff.size() - 1; i++) {
      csv.append(staff.get(i).id()).append(',').append(i % 2 == 0 ? "North" : "South").append('\n');
    }
    return csv.toString();
  }

  private static List<Named> named(Ids.Kind kind, long seed, List<String> names) {
    List<Named> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      all.add(new Named(Ids.of(kind, seed, i), names.get(i)));
    }
    return List.copyOf(all);
  }
}
