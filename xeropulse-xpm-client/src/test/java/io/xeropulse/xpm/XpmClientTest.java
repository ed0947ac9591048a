package io.xeropulse.xpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.xero.http.ApiRequest;
import io.xeropulse.xpm.model.AssignedStaff;
import io.xeropulse.xpm.model.CatalogueCost;
import io.xeropulse.xpm.model.CustomFieldValue;
import io.xeropulse.xpm.model.NamedReference;
import io.xeropulse.xpm.model.PracticeClient;
import io.xeropulse.xpm.model.PracticeInvoice;
import io.xeropulse.xpm.model.PracticeJob;
import io.xeropulse.xpm.model.TimeRecord;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class XpmClientTest {
  private static final LocalDate DAY = LocalDate.of(2025, 6, 30);

  private static XpmClient client(StoredAnswers answers, XpmFormat format) {
    return XpmClient.create(answers, "tenant", Practice.ORGANIZATION, format);
  }

  static Stream<Arguments> reads() {
    return Stream.of(
        read("client.api/list", "client-list.xml", c -> c.clients().list(Detail.FULL)),
        read("client.api/paged-list", "client-list.xml", c -> c.clients().paged()),
        read("clientgroup.api/list", "client-group-list.xml", c -> c.clientGroups().list()),
        read(
            "clientgroup.api/get/g",
            "client-group-get.xml",
            c -> Stream.of(c.clientGroups().get("g"))),
        read("job.api/list", "job-list.xml", c -> c.jobs().between(DAY, DAY, Detail.SUMMARY)),
        read("job.api/get/J", "job-get.xml", c -> Stream.of(c.jobs().get("J"))),
        read("job.api/costs/J", "job-costs.xml", c -> c.jobs().costs("J")),
        read("time.api/job/J", "time-list.xml", c -> c.time().ofJob("J")),
        read("staff.api/list", "staff-list.xml", c -> c.staff().list()),
        read("task.api/list", "task-list.xml", c -> c.catalogue().tasks()),
        read("category.api/list", "category-list.xml", c -> c.catalogue().categories()),
        read(
            "invoice.api/list",
            "invoice-list.xml",
            c -> c.invoices().between(DAY, DAY, Detail.FULL)),
        read(
            "invoice.api/get/I",
            "invoice-get-with-costs.xml",
            c -> Stream.of(c.invoices().get("I"))),
        read("invoice.api/get/I", "invoice-get-misc.xml", c -> Stream.of(c.invoices().get("I"))),
        read("invoice.api/payments/I", "invoice-payments.xml", c -> c.invoices().payments("I")),
        read("quote.api/get/Q", "quote-get.xml", c -> Stream.of(c.quotes().get("Q"))),
        read(
            "customfield.api/definition",
            "customfield-definition.xml",
            c -> c.customFields().definitions()),
        read(
            "job.api/get/J/customfield",
            "customfield-values.xml",
            c -> c.customFields().ofJob("J")));
  }

  private static Arguments read(String path, String sample, Function<XpmClient, Stream<?>> read) {
    return argumentSet(path + " " + sample, path, sample, read);
  }

  @ParameterizedTest
  @MethodSource("reads")
  void shouldReadTheSameTypesFromEitherForm(
      String path, String sample, Function<XpmClient, Stream<?>> read) {
    List<?> xml =
        read.apply(client(new StoredAnswers().file(path, sample), XpmFormat.XML)).toList();
    List<?> json =
        read.apply(client(new StoredAnswers().file(path, sample), XpmFormat.JSON)).toList();

    assertThat(xml).isNotEmpty();
    assertThat(json).isEqualTo(xml);
  }

  @Test
  void shouldReadTheSamplesThatXpmPublishedAsJson() {
    StoredAnswers answers =
        new StoredAnswers() {
          @Override
          public io.xeropulse.xero.http.ApiResponse get(ApiRequest request) {
            return new io.xeropulse.xero.http.ApiResponse(
                200,
                java.util.Map.of(),
                example(request.path().contains("job.api") ? "job-list.json" : "time-list.json"));
          }
        };
    XpmClient xpm = client(answers, XpmFormat.JSON);

    PracticeJob job = xpm.jobs().current(Detail.FULL).toList().get(0);
    assertThat(job.budget()).isEqualTo(new BigDecimal("3000.00"));
    assertThat(job.assigned())
        .containsExactly(new AssignedStaff("5a000000-0000-4000-8000-00000000000a", "Ava Ng", null));
    TimeRecord time = xpm.time().ofJob("J000101").toList().get(0);
    assertThat(time.start()).isEqualTo(LocalTime.of(13, 0));
    assertThat(time.minutes()).isEqualTo(240);
  }

  @Test
  void shouldReadFlagsOfBothStylesAndMissingLists() {
    XpmClient xpm =
        client(
            new StoredAnswers()
                .file("client.api/list", "client-list.xml")
                .file("invoice.api/get/I", "invoice-get-with-costs.xml")
                .file("job.api/get/J/customfield", "customfield-values.xml"),
            XpmFormat.XML);

    List<PracticeClient> clients = xpm.clients().list(Detail.SUMMARY).toList();
    assertThat(clients.get(0).isArchived()).isFalse();
    assertThat(clients.get(0).contacts().get(0).isPrimary()).isTrue();
    assertThat(clients.get(0).groups()).extracting(NamedReference::name).hasSize(1);
    assertThat(clients.get(1).isArchived()).isTrue();
    assertThat(clients.get(1).contacts()).isEmpty();
    assertThat(clients.get(1).groups()).isEmpty();
    PracticeInvoice invoice = xpm.invoices().get("I");
    assertThat(invoice.uuid()).isEqualTo("1b000000-0000-4000-8000-000000000510");
    assertThat(invoice.jobs().get(0).costs().get(0).billable()).isTrue();
    assertThat(xpm.customFields().ofJob("J"))
        .extracting(CustomFieldValue::flag)
        .containsExactly(null, null, true, null);
  }

  @Test
  void shouldSayNoPersonalDataOfAClient() {
    XpmClient xpm =
        client(new StoredAnswers().file("client.api/list", "client-list.xml"), XpmFormat.XML);

    assertThat(xpm.clients().list(Detail.FULL).map(PracticeClient::toString))
        .allSatisfy(text -> assertThat(text).doesNotContain("alder.example.test", "Alex", "123"));
  }

  @Test
  void shouldFollowTheLinksOfPages() {
    StoredAnswers answers =
        new StoredAnswers()
            .on(
                "client.api/paged-list",
                request ->
                    request.query().containsKey("pageToken")
                        ? StoredAnswers.example("client-list.xml")
                        : StoredAnswers.example("client-paged-list.xml"));

    assertThat(client(answers, XpmFormat.XML).clients().paged()).hasSize(3);
    assertThat(answers.asked("client.api/paged-list"))
        .containsExactly(
            "client.api/paged-list {pageSize=500}",
            "client.api/paged-list {pageToken=TOKENEXAMPLE, pageSize=500}");
  }

  @Test
  void shouldRefuseALinkItCannotRead() {
    String answer =
        "<Response><Status>OK</Status><Pagination><Links><Next>https://x/?pageToken=%GG</Next>"
            + "</Links></Pagination></Response>";
    XpmClient xpm = client(new StoredAnswers().text("client.api/contacts", answer), XpmFormat.XML);

    assertThatThrownBy(() -> xpm.clients().contacts().toList())
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("link to the next page");
  }

  @Test
  void shouldReadThePriceListUntilAnEmptyPage() {
    StoredAnswers answers =
        new StoredAnswers()
            .on(
                "cost.api/list",
                request ->
                    StoredAnswers.example(
                        request.query().get("page").equals("1")
                            ? "cost-list-page1.xml"
                            : "cost-list-page2-end.xml"));

    assertThat(client(answers, XpmFormat.XML).catalogue().priceList())
        .extracting(CatalogueCost::code)
        .containsExactly("ASIC", "COUR");
    assertThat(answers.asked("cost.api/list")).hasSize(2);
  }

  @Test
  void shouldAskForALongSpanInYearsAndOnlyAsItIsRead() {
    StoredAnswers answers = new StoredAnswers().file("time.api/list", "time-list.xml");
    XpmClient xpm = client(answers, XpmFormat.XML);

    Stream<TimeRecord> time = xpm.time().between(LocalDate.of(2020, 1, 1), DAY);
    assertThat(answers.requests()).isEmpty();

    assertThat(time.limit(3)).hasSize(3);
    assertThat(answers.requests()).hasSize(1);
    assertThat(xpm.time().between(LocalDate.of(2020, 1, 1), DAY)).hasSize(8);
    assertThat(answers.requests()).hasSize(7);
  }

  @Test
  void shouldNameTheUnreadableField() {
    XpmClient xpm =
        client(
            new StoredAnswers()
                .text(
                    "job.api/get/J",
                    "<Response><Status>OK</Status><Job><ID>J</ID><Tasks><Task><DueDate>soon</DueDate></Task></Tasks></Job></Response>"),
            XpmFormat.XML);

    assertThatThrownBy(() -> xpm.jobs().get("J"))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("xpm/jobs")
        .hasMessageContaining("tasks.[0].dueDate");
  }

  @Test
  void shouldReachEveryReadOperationOfXpm() throws IOException {
    StoredAnswers answers =
        new StoredAnswers()
            .otherwise(
                "<Response><Status>OK</Status><Client/><Contact/><Group/><Job/><Time/><Staff/><Task/>"
                    + "<Cost/><Invoice/><Quote/><CustomFieldDefinition/></Response>");
    XpmClient xpm = client(answers, XpmFormat.XML);

    Stream.<Stream<?>>of(
            xpm.clients().list(Detail.SUMMARY),
            xpm.clients().changedSince(Instant.EPOCH, Detail.SUMMARY),
            xpm.clients().paged(),
            xpm.clients().search("a", Detail.SUMMARY),
            Stream.of(xpm.clients().get("ID")),
            xpm.clients().contacts(),
            Stream.of(xpm.clients().contact("ID")),
            xpm.clients().documents("ID"),
            xpm.clientGroups().list(),
            Stream.of(xpm.clientGroups().get("ID")),
            xpm.jobs().current(Detail.SUMMARY),
            xpm.jobs().between(DAY, DAY, Detail.SUMMARY),
            xpm.jobs().ofClient("ID", Detail.SUMMARY),
            xpm.jobs().ofStaff("ID"),
            Stream.of(xpm.jobs().get("ID")),
            xpm.jobs().withTasks(false, DAY, null),
            xpm.jobs().costs("ID"),
            xpm.jobs().documents("ID"),
            xpm.jobs().states(),
            xpm.time().between(DAY, DAY),
            xpm.time().ofJob("ID"),
            xpm.time().ofStaff("ID", DAY, DAY),
            Stream.of(xpm.time().get("ID")),
            xpm.staff().list(),
            Stream.of(xpm.staff().get("ID")),
            xpm.catalogue().tasks(),
            Stream.of(xpm.catalogue().task("ID")),
            xpm.catalogue().categories(),
            xpm.catalogue().templates(),
            xpm.catalogue().priceList().limit(1),
            Stream.of(xpm.catalogue().price("ID")),
            xpm.invoices().current(Detail.SUMMARY),
            xpm.invoices().drafts(Detail.SUMMARY),
            xpm.invoices().between(DAY, DAY, Detail.SUMMARY),
            xpm.invoices().ofJob("ID"),
            Stream.of(xpm.invoices().get("ID")),
            xpm.invoices().payments("ID"),
            xpm.quotes().current(Detail.SUMMARY),
            xpm.quotes().drafts(Detail.SUMMARY),
            xpm.quotes().between(DAY, DAY, Detail.SUMMARY),
            Stream.of(xpm.quotes().get("ID")),
            xpm.customFields().definitions(),
            Stream.of(xpm.customFields().definition("ID")),
            xpm.customFields().ofClient("ID"),
            xpm.customFields().ofContact("ID"),
            xpm.customFields().ofJob("ID"),
            xpm.customFields().ofJobTask("ID"),
            xpm.customFields().ofJobCost("ID"),
            xpm.customFields().ofTime("ID"))
        .forEach(stream -> stream.forEach(record -> {}));

    assertThat(
            answers.requests().stream()
                .map(request -> request.path().substring("/practicemanager/3.1/".length()))
                .map(path -> path.replace("/ID", "/{id}"))
                .distinct())
        .containsExactlyInAnyOrderElementsOf(operations());
    assertThat(answers.asked("client.api/list"))
        .contains("client.api/list {modifiedsince=1970-01-01T00:00:00}");
  }

  private static List<String> operations() throws IOException {
    try (InputStream in = XpmClientTest.class.getResourceAsStream("/xpm-read-operations.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }
}
