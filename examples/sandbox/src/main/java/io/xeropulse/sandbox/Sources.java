package io.xeropulse.sandbox;

import io.xeropulse.sandbox.books.Bookkeeper;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Ids;
import io.xeropulse.sandbox.books.json.BooksRecords;
import io.xeropulse.sandbox.fixture.FixtureDirectory;
import io.xeropulse.sandbox.identity.Person;
import io.xeropulse.sandbox.identity.Tenant;
import io.xeropulse.sandbox.jobs.Practice;
import io.xeropulse.sandbox.jobs.PracticeXml;
import io.xeropulse.sandbox.jobs.Timekeeper;
import io.xeropulse.sandbox.xero.AccountingRecords;
import io.xeropulse.sandbox.xero.Resource;
import io.xeropulse.sandbox.xpm.PracticeRecords;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * What a sandbox serves: a fixture directory or the sample practice; thread-safe.
 *
 * @param organisation the tenant of the accounting records
 * @param practice the tenant of the practice records
 * @param person the user who consents
 * @param accounting behind the Accounting API
 * @param work behind the Practice Manager API
 * @param rateCardCsv the practice's rate card
 * @param teamsCsv the practice's teams
 * @param made the sample practice, if it is one
 */
record Sources(
    Tenant organisation,
    Tenant practice,
    Person person,
    AccountingRecords accounting,
    PracticeRecords work,
    String rateCardCsv,
    String teamsCsv,
    Optional<Made> made) {

  /**
   * The sample practice itself, which fixtures do not have.
   *
   * @param books its books
   * @param bookkeeper changes it
   * @param timekeeper changes its work
   * @param truth tells its figures
   */
  record Made(Books books, Bookkeeper bookkeeper, Timekeeper timekeeper, Truth truth) {}

  private static final String UUID_FORM = "(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  static Sources of(Sandbox.Builder settings, InstantSource clock) {
    Tenant organisation = tenant(settings.seed, 1, Tenant.Type.ORGANISATION, "Sandbox Practice");
    Tenant practice = tenant(settings.seed, 2, Tenant.Type.PRACTICEMANAGER, "Sandbox Practice XPM");
    Person person =
        new Person(Ids.of(Ids.Kind.USER, settings.seed, 0), "owner@example.test", "Olive", "Owner");
    Path directory = settings.fixtures;
    if (directory != null) {
      FixtureDirectory fixtures = new FixtureDirectory(directory);
      return new Sources(
          organisation(organisation, fixtures),
          practice,
          person,
          fixtures,
          fixtures,
          fixtures.rateCardCsv(),
          fixtures.teamsCsv(),
          Optional.empty());
    }
    Timekeeper work =
        new Timekeeper(Practice.of(settings.seed, settings.jobs, settings.asAt, settings.country));
    Books books =
        new Books(
            settings.seed,
            settings.invoices,
            settings.linesPerInvoice,
            settings.asAt,
            settings.country,
            settings.baseCurrency.isEmpty() ? settings.country.currency() : settings.baseCurrency);
    return new Sources(
        organisation,
        practice,
        person,
        new BooksRecords(books),
        new PracticeXml(work::practice),
        work.practice().rates().csv(),
        work.practice().teamsCsv(),
        Optional.of(
            new Made(books, new Bookkeeper(books, clock), work, new Truth(books, work::practice))));
  }

  /** The tenant of the organisation in the fixtures, by its own id and name if it has them. */
  private static Tenant organisation(Tenant otherwise, FixtureDirectory fixtures) {
    return fixtures.list(Resource.ORGANISATION).stream()
        .filter(record -> record.path("OrganisationID").asText("").matches(UUID_FORM))
        .findFirst()
        .map(
            record ->
                new Tenant(
                    otherwise.connectionId(),
                    UUID.fromString(record.path("OrganisationID").asText()),
                    otherwise.type(),
                    record.path("Name").asText(otherwise.name())))
        .orElse(otherwise);
  }

  private static Tenant tenant(long seed, int index, Tenant.Type type, String name) {
    return new Tenant(
        Ids.of(Ids.Kind.CONNECTION, seed, index),
        Ids.of(Ids.Kind.TENANT, seed, index),
        type,
        name + " " + seed);
  }
}
