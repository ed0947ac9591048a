package io.xeropulse.xpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.RateLimitException;
import io.xeropulse.core.SourceUnavailableException;
import io.xeropulse.core.model.Category;
import io.xeropulse.core.model.Client;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.Job;
import io.xeropulse.core.model.JobCost;
import io.xeropulse.core.model.JobInvoice;
import io.xeropulse.core.model.JobInvoiceLine;
import io.xeropulse.core.model.JobInvoiceLineKind;
import io.xeropulse.core.model.Staff;
import io.xeropulse.core.model.Task;
import io.xeropulse.core.model.TimeEntry;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.extract.Coverage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import io.xeropulse.xero.http.RequestRefusedException;
import io.xeropulse.xpm.internal.facts.PracticeEntities;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XpmSourceTest {
  private static final String AVA = "5a000000-0000-4000-8000-00000000000a";
  private static final String OK = "<Response><Status>OK</Status>%s</Response>";

  @Test
  void shouldOfferItsEntitiesInTheAgreedOrder() {
    XpmSource source = XpmSource.create(Practice.answers(), "tenant", Practice.ONE_YEAR);

    assertThat(source.source()).isEqualTo("xpm");
    assertThat(source.entities())
        .extracting(Entity::name)
        .containsExactly(
            "staff", "tasks", "categories", "clients", "jobs", "time", "costs", "invoices");
    assertThat(source.entities().get(0).reference()).isTrue();
  }

  @Test
  void shouldSayTheSamplePracticeInOurWords() {
    Extraction xpm = Practice.open(Practice.answers());

    assertThat(Practice.facts(xpm, PracticeEntities.STAFF, Staff.class))
        .containsExactly(
            new Staff(AVA, "Ava Ng"),
            new Staff("5a000000-0000-4000-8000-00000000000b", "Ben Cole"));
    assertThat(Practice.facts(xpm, PracticeEntities.TASKS, Task.class)).hasSize(3);
    assertThat(Practice.facts(xpm, PracticeEntities.CATEGORIES, Category.class))
        .extracting(Category::name)
        .containsExactly("EOFY Financials", "SMSF");
    assertThat(Practice.facts(xpm, PracticeEntities.CLIENTS, Client.class))
        .extracting(Client::name, Client::archived, Client::deleted, Client::exportCode)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Alder Pty Ltd", false, false, "ALD001"),
            org.assertj.core.groups.Tuple.tuple("Cedar Super Fund", true, false, null));
    List<Job> jobs = Practice.facts(xpm, PracticeEntities.JOBS, Job.class);
    assertThat(jobs)
        .extracting(Job::sourceId)
        .containsExactly("J000101", "J000102", "Y100103", "J000900");
    assertThat(jobs.get(1).completedDate()).isEqualTo(LocalDate.of(2025, 5, 20));
    assertThat(jobs.get(0).assignedStaffIds()).hasSize(2).contains(AVA);
    assertThat(jobs.get(2).assignedStaffIds()).containsExactly(AVA);
  }

  @Test
  void shouldKeepCorrectionsAndTellInvoicedTime() {
    List<TimeEntry> time =
        Practice.facts(Practice.open(Practice.answers()), PracticeEntities.TIME, TimeEntry.class);

    assertThat(time)
        .extracting(TimeEntry::minutes)
        .containsExactly(240, 180, 210, -30, 200, 100, 60, 120);
    assertThat(time)
        .extracting(TimeEntry::invoiceLineId)
        .containsExactly(
            null,
            null,
            null,
            null,
            "1a000000-0000-4000-8000-000000000502",
            "1a000000-0000-4000-8000-000000000502",
            null,
            null);
    assertThat(time.get(7).billable()).isFalse();
    assertThat(time.get(0).date()).isEqualTo(LocalDate.of(2025, 6, 20));
  }

  @Test
  void shouldAskForCostsOfEveryJobItRead() {
    StoredAnswers answers = Practice.answers();
    Extraction xpm = Practice.open(answers);
    Practice.records(xpm, PracticeEntities.JOBS);

    List<JobCost> costs = Practice.facts(xpm, PracticeEntities.COSTS, JobCost.class);

    assertThat(costs).extracting(JobCost::jobId).containsExactly("J000101", "J000101");
    assertThat(costs.get(0).quantity()).isEqualByComparingTo("3");
    assertThat(costs.get(0).unitPrice()).isEqualTo(new BigDecimal("50.00"));
    assertThat(costs.get(1).billable()).isFalse();
    assertThat(costs.get(1).code()).isNull();
    assertThat(answers.asked("job.api/costs")).hasSize(4);
    assertThat(answers.asked("job.api/list")).hasSize(1);
  }

  @Test
  void shouldReadTheJobsFirstWhenOnlyCostsAreAskedFor() {
    StoredAnswers answers = Practice.answers();

    List<JobCost> costs =
        Practice.facts(Practice.open(answers), PracticeEntities.COSTS, JobCost.class);

    assertThat(costs).hasSize(2);
    assertThat(answers.asked("job.api/list")).hasSize(1);
  }

  @Test
  void shouldAcceptCostsThatAreTheRoot() {
    StoredAnswers answers =
        Practice.answers()
            .text(
                "job.api/costs/J000102",
                """
                <Costs><Cost><UUID>d9</UUID><Date>2025-06-01T00:00:00</Date><Quantity>1.5</Quantity>
                <UnitCost>40</UnitCost><UnitPrice>50</UnitPrice><Billable>true</Billable></Cost></Costs>\
                """);

    assertThat(Practice.facts(Practice.open(answers), PracticeEntities.COSTS, JobCost.class))
        .filteredOn(cost -> cost.jobId().equals("J000102"))
        .extracting(JobCost::quantity)
        .containsExactly(new BigDecimal("1.50"));
  }

  @Test
  void shouldTakeWorkAndCostsAsBillableIfXpmDoesNotSay() {
    String time =
        "<Time><UUID>%s</UUID><Job><ID>J000102</ID></Job><Staff><UUID>s</UUID></Staff>"
            + "<Date>2025-01-01</Date><Minutes>5</Minutes>%s</Time>";
    String cost =
        "<Cost><UUID>%s</UUID><Date>2025-06-01</Date><Quantity>1</Quantity>"
            + "<UnitCost>40</UnitCost><UnitPrice>50</UnitPrice>%s</Cost>";
    StoredAnswers answers =
        Practice.answers()
            .text("time.api/list", OK.formatted(flags("Times", time)))
            .text("job.api/costs/J000102", flags("Costs", cost));

    assertThat(Practice.facts(Practice.open(answers), PracticeEntities.TIME, TimeEntry.class))
        .extracting(TimeEntry::billable)
        .containsExactly(true, true, false);
    assertThat(Practice.facts(Practice.open(answers), PracticeEntities.COSTS, JobCost.class))
        .filteredOn(c -> c.jobId().equals("J000102"))
        .extracting(JobCost::billable)
        .containsExactly(true, true, false);
  }

  /** Without the flag, with an empty one, and with No. */
  private static String flags(String list, String record) {
    return "<%1$s>%2$s%3$s%4$s</%1$s>"
        .formatted(
            list,
            record.formatted("u1", ""),
            record.formatted("u2", "<Billable />"),
            record.formatted("u3", "<Billable>No</Billable>"));
  }

  @Test
  void shouldPutAnyJobNumberIntoThePathAsOneSegment() {
    StoredAnswers answers =
        Practice.answers()
            .text(
                "job.api/list",
                OK.formatted(
                    "<Jobs><Job><ID>25/01 A&amp;B"
                        + " #é+*</ID><Name>n</Name><State>s</State></Job></Jobs>"));

    Practice.records(Practice.open(answers), PracticeEntities.COSTS);

    assertThat(answers.requests())
        .extracting(request -> request.path())
        .contains("/practicemanager/3.1/job.api/costs/25%2F01%20A%26B%20%23%C3%A9%2B%2A");
  }

  @Test
  void shouldReadOnWhenOneJobsCostsAreRefused() {
    StoredAnswers answers = Practice.answers().file("job.api/costs/J000102", "error.xml");

    List<SourceRecord> records = Practice.records(Practice.open(answers), PracticeEntities.COSTS);

    assertThat(records).hasSize(3);
    SourceRecord refused =
        records.stream().filter(r -> "J000102".equals(r.sourceId())).findFirst().orElseThrow();
    assertThatThrownBy(() -> refused.toFact(Practice.CONTEXT))
        .isInstanceOfSatisfying(
            RejectedRecordException.class, e -> assertThat(e.rule()).isEqualTo("detail"))
        .hasMessageContaining("Invalid job identifier");
  }

  @Test
  void shouldCompleteInvoicesWithTheirLines() {
    StoredAnswers answers = Practice.answers();
    List<JobInvoice> invoices =
        Practice.facts(Practice.open(answers), PracticeEntities.INVOICES, JobInvoice.class);

    assertThat(invoices)
        .extracting(JobInvoice::number)
        .containsExactly("I000501", "I000502", "I000503", "I000504", "I000505");
    assertThat(invoices)
        .extracting(JobInvoice::sourceId)
        .allMatch(id -> id.startsWith("1b000000-0000-4000-8000-000000000"));
    assertThat(invoices.get(1).lines())
        .containsExactly(
            new JobInvoiceLine(
                "1a000000-0000-4000-8000-000000000502",
                JobInvoiceLineKind.TASK,
                "J000102",
                "Preparation",
                null,
                null,
                null,
                new BigDecimal("500.00")));
    assertThat(invoices.get(4).touchesWip()).isFalse();
    assertThat(invoices.get(4).lines()).hasSize(1);
    assertThat(invoices.get(4).lines().get(0).jobId()).isNull();
  }

  @Test
  void shouldCountAnInvoiceWithoutLinesAsOneLineOfItsAmount() {
    JobInvoice invoice =
        Practice.facts(
                Practice.open(Practice.answers()), PracticeEntities.INVOICES, JobInvoice.class)
            .get(0);

    assertThat(invoice.lines())
        .containsExactly(
            new JobInvoiceLine(
                null,
                JobInvoiceLineKind.TASK,
                "J000101",
                null,
                null,
                null,
                null,
                new BigDecimal("500.00")));
  }

  @Test
  void shouldNotAskAgainForAnInvoiceThatCameWithItsLines() {
    StoredAnswers answers =
        Practice.answers().file("invoice.api/list", "invoice-get-with-costs.xml");

    List<JobInvoice> invoices =
        Practice.facts(Practice.open(answers), PracticeEntities.INVOICES, JobInvoice.class);

    assertThat(answers.asked("invoice.api/get")).isEmpty();
    assertThat(invoices.get(0).lines())
        .extracting(JobInvoiceLine::kind)
        .containsExactly(JobInvoiceLineKind.TASK, JobInvoiceLineKind.COST);
    JobInvoiceLine cost = invoices.get(0).lines().get(1);
    assertThat(cost.jobId()).isEqualTo("J000101");
    assertThat(cost.code()).isEqualTo("ASIC");
    assertThat(cost.unitPrice()).isEqualByComparingTo("50");
    assertThat(cost.quantity()).isEqualByComparingTo("2");
  }

  @Test
  void shouldRejectOnlyTheInvoiceWhoseDetailIsMissing() {
    StoredAnswers answers =
        Practice.answers()
            .error("invoice.api/get/I000502", new RequestRefusedException("HTTP 404", 404));

    List<SourceRecord> records =
        Practice.records(Practice.open(answers), PracticeEntities.INVOICES);

    assertThat(records).hasSize(5);
    assertThatThrownBy(() -> records.get(1).toFact(Practice.CONTEXT))
        .isInstanceOf(RejectedRecordException.class)
        .hasMessageContaining("404");
    assertThat(records.get(1).rawText()).startsWith("<Invoice><ID>I000502</ID>");
    assertThat(records.get(2).toFact(Practice.CONTEXT)).isInstanceOf(JobInvoice.class);
  }

  @Test
  void shouldStopAtALimitRatherThanRejectInvoices() {
    StoredAnswers answers =
        Practice.answers()
            .error(
                "invoice.api/get/I000502",
                new RateLimitException("day", Duration.ofHours(3), Instant.EPOCH));

    assertThatThrownBy(() -> Practice.records(Practice.open(answers), PracticeEntities.INVOICES))
        .isInstanceOf(RateLimitException.class);
  }

  @Test
  void shouldReadTheWholeHistoryInWindowsOfAtMostAYear() {
    StoredAnswers answers = Practice.answers();
    XpmOptions options =
        Practice.ONE_YEAR.withHistory(Period.ofYears(2)).withAhead(Period.ofYears(1));

    List<SourceRecord> invoices =
        Practice.records(Practice.open(answers, options), PracticeEntities.INVOICES);

    assertThat(answers.asked("invoice.api/list"))
        .containsExactly(
            "invoice.api/list {from=20230630, to=20240629, detailed=true}",
            "invoice.api/list {from=20240629, to=20250628, detailed=true}",
            "invoice.api/list {from=20250628, to=20260627, detailed=true}",
            "invoice.api/list {from=20260627, to=20260630, detailed=true}");
    assertThat(invoices).as("seen in four windows, given once").hasSize(5);
    assertThat(answers.asked("invoice.api/get")).hasSize(5);
  }

  @Test
  void shouldGiveARecordOfSeveralWindowsOnce() {
    StoredAnswers answers = Practice.answers();
    XpmOptions options = Practice.ONE_YEAR.withHistory(Period.ofYears(5));

    List<SourceRecord> time =
        Practice.records(Practice.open(answers, options), PracticeEntities.TIME);

    assertThat(answers.asked("time.api/list")).hasSize(6);
    assertThat(time).hasSize(8);
  }

  @Test
  void shouldReadDraftsWithTheirLinesByUuid() {
    StoredAnswers answers =
        Practice.answers()
            .text(
                "invoice.api/draft",
                OK.formatted(
                    """
                    <Invoices><Invoice><ID>Draft</ID><InternalUUID>u1</InternalUUID>
                    <Type>Progress Invoice</Type><Status>Draft</Status><Date>2025-06-01</Date>
                    <Amount>1</Amount><AmountTax>0</AmountTax><Jobs><Job><ID>J000101</ID><Tasks>
                    <Task><UUID>line</UUID><Amount>1</Amount></Task></Tasks></Job></Jobs></Invoice>
                    <Invoice><ID>Draft</ID><Type>t</Type></Invoice></Invoices>\
                    """));

    List<SourceRecord> records =
        Practice.records(Practice.open(answers), PracticeEntities.INVOICES);

    JobInvoice draft = (JobInvoice) records.get(0).toFact(Practice.CONTEXT);
    assertThat(draft.sourceId()).isEqualTo("u1");
    assertThat(draft.touchesWip()).isFalse();
    assertThat(draft.lines().get(0).sourceId()).isEqualTo("line");
    assertThat(brokenRule(records.get(1))).isEqualTo("identity");
    assertThat(answers.asked("invoice.api/get/Draft")).isEmpty();
  }

  @Test
  void shouldLeaveOutCostsOfJobsThatAreLongCompletedMostOfTheTime() {
    StoredAnswers answers = Practice.answers();
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2025-06-30T02:00:00Z"));
    XpmOptions options =
        XpmOptions.of(now::get, ZoneId.of("Australia/Sydney"))
            .withHistory(Period.ofMonths(6))
            .withAhead(Period.ofMonths(5))
            .withCostsSettle(Period.ofDays(30));
    XpmSource source = XpmSource.create(answers, "tenant", options);

    assertThat(costsAsked(source)).hasSize(4);
    now.set(Instant.parse("2025-07-06T02:00:00Z"));
    assertThat(costsAsked(source)).containsExactlyInAnyOrder("J000101", "Y100103", "J000900");
    now.set(Instant.parse("2025-07-07T02:00:00Z"));
    assertThat(costsAsked(source)).as("a week later").hasSize(4);
  }

  private static Set<String> costsAsked(XpmSource source) {
    Extraction xpm = source.open(Practice.ORGANIZATION);
    assertThat(Practice.records(xpm, PracticeEntities.COSTS)).hasSize(2);
    Coverage covered = xpm.coverage(PracticeEntities.COSTS).orElseThrow();
    return ((Coverage.OfParents) covered).parentIds();
  }

  @Test
  void shouldSayWhetherTheCostsOfAllJobsWereRead() {
    StoredAnswers answers = Practice.answers();
    XpmSource source =
        XpmSource.create(answers, "tenant", Practice.ONE_YEAR.withCostsSettle(Period.ofDays(30)));
    assertThat(costsOfAllJobs(source)).isTrue();
    assertThat(costsOfAllJobs(source)).as("settled jobs are left out").isFalse();
    XpmSource started = XpmSource.create(answers, "tenant", Practice.ONE_YEAR);
    answers.file("job.api/costs/J000102", "error.xml");
    assertThat(costsOfAllJobs(started)).as("one job is refused").isFalse();
  }

  private static boolean costsOfAllJobs(XpmSource source) {
    Extraction xpm = source.open(Practice.ORGANIZATION);
    Practice.records(xpm, PracticeEntities.COSTS);
    return ((Coverage.OfParents) xpm.coverage(PracticeEntities.COSTS).orElseThrow()).all();
  }

  @Test
  void shouldNotTakeJobsForGoneThatAFailureKeptFromBeingRead() {
    StoredAnswers answers = Practice.answers();
    XpmOptions options = Practice.ONE_YEAR.withAhead(Period.ofYears(2));
    XpmSource source = XpmSource.create(answers, "tenant", options);
    costsAsked(source);
    AtomicInteger calls = new AtomicInteger();
    answers.on(
        "job.api/list",
        request -> {
          if (calls.incrementAndGet() == 2) {
            throw new SourceUnavailableException("down");
          }
          return calls.get() == 1
              ? StoredAnswers.example("job-list-single.xml")
              : StoredAnswers.example("job-list.xml");
        });
    Extraction xpm = source.open(Practice.ORGANIZATION);

    assertThatThrownBy(() -> Practice.records(xpm, PracticeEntities.COSTS))
        .isInstanceOf(SourceUnavailableException.class);
    Practice.records(xpm, PracticeEntities.COSTS);

    assertThat(
            ((Coverage.OfParents) xpm.coverage(PracticeEntities.COSTS).orElseThrow()).parentIds())
        .containsExactlyInAnyOrder("J000101", "J000102", "Y100103", "J000900");
    assertThat(calls).as("read again from the start").hasValueGreaterThan(3);
  }

  @Test
  void shouldAskForARefusedJobAgain() {
    StoredAnswers answers = Practice.answers().file("job.api/costs/J000102", "error.xml");
    XpmSource source =
        XpmSource.create(answers, "tenant", Practice.ONE_YEAR.withCostsSettle(Period.ofDays(30)));
    for (int sync = 1; sync <= 2; sync++) {
      Extraction xpm = source.open(Practice.ORGANIZATION);
      assertThat(Practice.records(xpm, PracticeEntities.COSTS)).hasSize(3);
      assertThat(xpm.coverage(PracticeEntities.COSTS))
          .as("what was not read proves nothing")
          .contains(new Coverage.OfParents(Set.of("J000101", "Y100103", "J000900")));
      assertThat(answers.asked("job.api/costs/J000102")).hasSize(sync);
    }
  }

  @Test
  void shouldRejectABadRecordAlone() {
    String entry =
        "<Time><UUID>%s</UUID><Job><ID>J1</ID></Job><Staff><UUID>s</UUID></Staff>%s</Time>";
    StoredAnswers answers =
        Practice.answers()
            .text(
                "time.api/list",
                OK.formatted(
                    "<Times>"
                        + entry.formatted(
                            "1",
                            "<Date>2025-01-01</Date><Minutes>5</Minutes><Billable>Yes</Billable>")
                        + entry.formatted("2", "<Minutes>5</Minutes><Billable>true</Billable>")
                        + entry.formatted(
                            "3",
                            "<Date>2025-01-01</Date><Minutes>abc</Minutes><Billable>true</Billable>")
                        + entry.formatted(
                            "4",
                            "<Date>31/12/2024</Date><Minutes>5</Minutes><Billable>true</Billable>")
                        + entry.formatted(
                            "",
                            "<Date>2025-01-01</Date><Minutes>5</Minutes><Billable>true</Billable>")
                        + entry.formatted(
                            "6",
                            "<Date>2025-01-01</Date><Minutes>5</Minutes><Billable>?</Billable>")
                        + "</Times>"));

    List<SourceRecord> records = Practice.records(Practice.open(answers), PracticeEntities.TIME);

    assertThat(records).hasSize(6);
    assertThat(((TimeEntry) records.get(0).toFact(Practice.CONTEXT)).billable()).isTrue();
    assertThat(records.subList(1, 6))
        .extracting(XpmSourceTest::brokenRule)
        .containsExactly("required", "amount", "date", "identity", "flag");
    assertThat(records.get(4).sourceId()).isNull();
    assertThatThrownBy(() -> records.get(2).toFact(Practice.CONTEXT))
        .hasMessage("minutes is 'abc', not a whole number such as 90; correct it in XPM");
    assertThatThrownBy(() -> records.get(1).toFact(Practice.CONTEXT))
        .hasMessageContaining("is missing; whoever may edit it opens it in XPM");
    assertThatThrownBy(() -> records.get(4).toFact(Practice.CONTEXT))
        .hasMessageContaining("XPM writes this by itself and nobody can enter it");
  }

  private static String brokenRule(SourceRecord record) {
    try {
      record.toFact(Practice.CONTEXT);
      return "none";
    } catch (RejectedRecordException e) {
      return e.rule();
    }
  }

  @Test
  void shouldFailAnEntityWhoseBodyIsNotXmlNamingItAndThePlace() {
    StoredAnswers answers =
        Practice.answers().text("staff.api/list", "<Response>\n<Status>OK</Status><StaffList><");

    assertThatThrownBy(() -> Practice.records(Practice.open(answers), PracticeEntities.STAFF))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("xpm/staff of organization " + Practice.ORGANIZATION)
        .hasMessageContaining("line 2");
  }

  @Test
  void shouldFailOnStatusErrorUnderHttp200() {
    StoredAnswers answers = Practice.answers().file("staff.api/list", "error.xml");

    assertThatThrownBy(() -> Practice.records(Practice.open(answers), PracticeEntities.STAFF))
        .isInstanceOf(RequestRefusedException.class)
        .hasMessageContaining("Invalid job identifier")
        .hasMessageContaining("xpm/staff");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"staff", "tasks", "categories", "clients", "jobs", "time", "costs", "invoices"})
  void shouldSayTheSameFactsFromEitherForm(String name) {
    Extraction xml = Practice.open(Practice.answers());
    Extraction json =
        Practice.open(Practice.answers(), Practice.ONE_YEAR.withFormat(XpmFormat.JSON));
    Entity entity =
        XpmEntities.ALL.stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();

    assertThat(Practice.facts(json, entity, Fact.class))
        .isNotEmpty()
        .isEqualTo(Practice.facts(xml, entity, Fact.class));
  }

  @Test
  void shouldAskForNoPersonalDataInJson() {
    StoredAnswers answers = Practice.answers();
    Extraction json = Practice.open(answers, Practice.ONE_YEAR.withFormat(XpmFormat.JSON));

    XpmEntities.ALL.forEach(entity -> Practice.records(json, entity));

    assertThat(answers.requests())
        .allSatisfy(
            request -> {
              assertThat(request.headers())
                  .containsEntry("Accept", "application/json")
                  .containsEntry("Xero-Features", "practice-strict-content-type");
              assertThat(List.of(request.query().getOrDefault("fields", "").split(",")))
                  .contains(firstField(request.entity()))
                  .doesNotContain(
                      "email", "phone", "mobile", "address", "dateOfBirth", "taxNumber", "note");
            });
  }

  private static String firstField(String entity) {
    return entity.equals("xpm/jobs") || entity.equals("xpm/invoices") ? "id" : "uuid";
  }

  @Test
  void shouldCountTheJobsThatCostsAloneAskForAsSpentOnCosts() {
    StoredAnswers answers = Practice.answers();
    Extraction xpm = Practice.open(answers);

    Practice.records(xpm, PracticeEntities.COSTS);

    assertThat(answers.asked("job.api/list")).isNotEmpty();
    assertThat(xpm.usage(PracticeEntities.COSTS).calls()).isEqualTo(answers.requests().size());
    assertThat(xpm.usage(PracticeEntities.JOBS)).isEqualTo(ApiUsage.NONE);
  }

  @Test
  void shouldReadStaffCategoriesAndClientsBeforeJobsAndJobsBeforeWhatIsOfThem() {
    XpmSource source =
        XpmSource.create(
            Practice.answers(), "tenant", XpmOptions.of(InstantSource.system(), ZoneOffset.UTC));
    List<Entity> all = source.entities();
    for (Entity entity : all) {
      Set<Entity> before = source.dependencies(entity);
      assertThat(all.subList(0, all.indexOf(entity))).as(entity.name()).containsAll(before);
      before.forEach(
          earlier ->
              assertThat(before).as(entity.name()).containsAll(source.dependencies(earlier)));
    }
    assertThat(source.dependencies(PracticeEntities.JOBS))
        .containsExactlyInAnyOrder(
            PracticeEntities.STAFF, PracticeEntities.CATEGORIES, PracticeEntities.CLIENTS);
    for (Entity ofJobs :
        List.of(PracticeEntities.TIME, PracticeEntities.COSTS, PracticeEntities.INVOICES)) {
      assertThat(source.dependencies(ofJobs)).contains(PracticeEntities.JOBS);
    }
  }

  @Test
  void shouldAskForXmlOfItsTenantAndMeterTheCalls() {
    StoredAnswers answers = Practice.answers();
    Extraction xpm = Practice.open(answers);
    Practice.records(xpm, PracticeEntities.STAFF);

    Practice.records(xpm, PracticeEntities.TASKS);

    assertThat(xpm.usage(PracticeEntities.TASKS))
        .isEqualTo(new ApiUsage(1, StoredAnswers.example("task-list.xml").length));
    assertThat(answers.requests())
        .allSatisfy(
            request -> {
              assertThat(request.tenantId()).isEqualTo("tenant");
              assertThat(request.headers()).containsEntry("Accept", "application/xml");
            });
  }
}
