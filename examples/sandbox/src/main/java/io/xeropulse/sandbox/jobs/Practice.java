package io.xeropulse.sandbox.jobs;

import io.xeropulse.sandbox.books.Country;
import io.xeropulse.sandbox.books.Dice;
import io.xeropulse.sandbox.books.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The made-up practice's work: its jobs and all that was done and billed on them; immutable.
 *
 * @param seed from which all is made
 * @param asAt the last day anything happened
 * @param country where it is
 * @param staff who works there
 * @param tasks what they do
 * @param categories what kinds of jobs there are
 * @param clients for whom they work
 * @param jobs the jobs
 * @param times the time worked
 * @param costs the things bought
 * @param invoices the invoices raised
 * @param rates the rate card
 * @param teamsCsv the teams
 */
public record Practice(
    long seed,
    LocalDate asAt,
    Country country,
    List<Named> staff,
    List<Named> tasks,
    List<Named> categories,
    List<Named> clients,
    List<Job> jobs,
    List<TimeEntry> times,
    List<JobCost> costs,
    List<JobInvoice> invoices,
    RateCard rates,
    String teamsCsv) {

  private static final List<String> SURNAMES =
      List.of(
          "Alder",
          "Müller",
          "Cedar",
          "Nguyễn",
          "Élan",
          "Fig",
          "Gum",
          "Hazel",
          "Ironbark",
          "陈伟",
          "Peña",
          "𠮷田");

  /**
   * Makes a practice.
   *
   * @param seed from which all is made
   * @param jobCount how many jobs
   * @param asAt the last day anything happened
   * @param country where it is
   * @return the practice
   */
  public static Practice of(long seed, int jobCount, LocalDate asAt, Country country) {
    Crew crew = Crew.of(seed, asAt, country);
    List<Named> clients = clients(seed, Math.max(3, jobCount / 2), country);
    JobMaker maker = new JobMaker(seed, asAt, crew, clients);
    for (int i = 0; i < jobCount; i++) {
      maker.make(i);
    }
    maker.makeMiscellaneous(jobCount / 15);
    return new Practice(
        seed,
        asAt,
        country,
        crew.staff(),
        crew.tasks(),
        crew.categories(),
        clients,
        List.copyOf(maker.jobs),
        List.copyOf(maker.times),
        List.copyOf(maker.costs),
        List.copyOf(maker.invoices),
        crew.rates(),
        crew.teamsCsv());
  }

  private static List<Named> clients(long seed, int count, Country country) {
    List<String> forms =
        List.of(
            country.words().company(),
            "Family Trust",
            country.words().fund(),
            "& Daughters",
            "Partnership");
    List<Named> clients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Dice dice = Dice.of(seed, "client", i);
      String name = dice.pick(SURNAMES) + " " + dice.pick(forms) + " " + (i + 1);
      clients.add(new Named(Ids.of(Ids.Kind.CLIENT, seed, i), name));
    }
    return List.copyOf(clients);
  }

  Practice withJobs(List<Job> other) {
    return new Practice(
        seed,
        asAt,
        country,
        staff,
        tasks,
        categories,
        clients,
        other,
        times,
        costs,
        invoices,
        rates,
        teamsCsv);
  }

  Practice withTimes(List<TimeEntry> other) {
    return new Practice(
        seed,
        asAt,
        country,
        staff,
        tasks,
        categories,
        clients,
        jobs,
        other,
        costs,
        invoices,
        rates,
        teamsCsv);
  }

  Practice withCosts(List<JobCost> other) {
    return new Practice(
        seed,
        asAt,
        country,
        staff,
        tasks,
        categories,
        clients,
        jobs,
        times,
        other,
        invoices,
        rates,
        teamsCsv);
  }

  Practice withInvoices(List<JobInvoice> other) {
    return new Practice(
        seed,
        asAt,
        country,
        staff,
        tasks,
        categories,
        clients,
        jobs,
        times,
        costs,
        other,
        rates,
        teamsCsv);
  }
}
