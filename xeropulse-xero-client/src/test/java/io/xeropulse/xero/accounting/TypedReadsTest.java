package io.xeropulse.xero.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.NotEntitledException;
import io.xeropulse.core.SourceUnavailableException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import io.xeropulse.xero.CannedTransport;
import io.xeropulse.xero.http.ApiRequest;
import io.xeropulse.xero.http.ApiResponse;
import io.xeropulse.xero.http.ApiTransport;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TypedReadsTest {
  private static final ObjectMapper JUDGE = new ObjectMapper();
  private static final OrganizationId ORGANIZATION =
      OrganizationId.of("7d4f0a52-0f5e-4c4e-9d3e-0d6a2a5f3c11");

  private final CannedTransport transport = new CannedTransport();

  static Stream<Arguments> examples() {
    return Stream.of(
        example("getOrganisations", "Organisations", AccountingApi::organisations),
        example("getAccounts", "Accounts", api -> api.accounts(ChangeQuery.all())),
        example("getContacts", "Contacts", api -> api.contacts(ContactQuery.all())),
        example("getInvoices", "Invoices", api -> api.invoices(InvoiceQuery.all())),
        example("getCreditNotes", "CreditNotes", api -> api.creditNotes(CreditNoteQuery.all())),
        example("getPayments", "Payments", api -> api.payments(PaymentQuery.all())),
        example(
            "getBankTransactions",
            "BankTransactions",
            api -> api.bankTransactions(BankTransactionQuery.all())),
        example("getTrackingCategories", "TrackingCategories", AccountingApi::trackingCategories),
        example("getUsers", "Users", api -> api.users(ChangeQuery.all())));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldReadEveryFieldOfEveryExampleAndLoseNone(
      String file, String key, Function<AccountingApi, Listing<? extends XeroObject>> list)
      throws Exception {
    String body = Files.readString(Path.of("src/test/resources/xero-examples", file + ".json"));
    JsonNode expected = JUDGE.readTree(body).get(key);

    List<? extends XeroObject> objects = list.apply(api(answering(body))).toList();

    assertThat(objects).hasSameSizeAs(expected);
    for (int i = 0; i < objects.size(); i++) {
      assertThat(JUDGE.readTree(objects.get(i).toJson())).isEqualTo(expected.get(i));
      readEverything(objects.get(i));
    }
  }

  @Test
  void shouldSayWhatAnInvoiceSays() throws IOException {
    String body = Files.readString(Path.of("src/test/resources/xero-examples/getInvoices.json"));

    Invoice invoice =
        api(answering(body)).invoices(InvoiceQuery.all()).stream()
            .skip(1)
            .findFirst()
            .orElseThrow();

    assertThat(invoice.type().is(Invoice.Type.ACCREC)).isTrue();
    assertThat(invoice.status().known()).contains(Invoice.Status.PAID);
    assertThat(invoice.total()).isEqualTo("46.00");
    assertThat(invoice.date()).isEqualTo("2018-10-20");
    assertThat(invoice.fullyPaidOnDate()).isEqualTo("2018-11-29");
    assertThat(invoice.updatedDateUtc()).isEqualTo("2018-11-02T16:36:32.690Z");
    assertThat(invoice.lineAmountTypes().is(LineAmountTypes.EXCLUSIVE)).isTrue();
    assertThat(invoice.contact().name()).isEqualTo("Barney Rubble-83203");
    assertThat(invoice.payments()).hasSize(1);
    assertThat(invoice.field("HasErrors")).isEqualTo("false");
    assertThat(invoice.toString()).doesNotContain("Barney", "46.00");
  }

  @Test
  void shouldKeepWordsThatAreNewAndFieldsThatAreUnknown() {
    transport.answer(
        "{'Organisations':[{'OrganisationID':'o','Class':'ULTRA2','Brand':'x','FinancialYearEndDay':'31','PaysTax':'true'}]}");

    Organisation organisation = api(transport).organisations().toList().get(0);

    assertThat(organisation.organisationClass().text()).isEqualTo("ULTRA2");
    assertThat(organisation.organisationClass().known()).isEmpty();
    assertThat(organisation.organisationClass()).hasToString("ULTRA2");
    assertThat(organisation.field("Brand")).isEqualTo("x");
    assertThat(organisation.fieldNames()).contains("Brand");
    assertThat(organisation.financialYearEndDay()).isEqualTo(31);
    assertThat(organisation.paysTax()).isTrue();
  }

  @Test
  void shouldNameTheFieldThatHoldsSomethingElse() {
    transport.answer("{'Invoices':[{'InvoiceID':'i','Total':'abc','Contact':'x'}]}");

    Invoice invoice = api(transport).invoices(InvoiceQuery.all()).toList().get(0);

    assertThatThrownBy(invoice::total)
        .isInstanceOf(RejectedRecordException.class)
        .hasMessageContaining("Total");
    assertThatThrownBy(invoice::contact).isInstanceOf(RejectedRecordException.class);
    assertThat(invoice.invoiceId()).isEqualTo("i");
  }

  @Test
  void shouldReadOnAnotherThreadAndStopAskingOnceCancelled() throws Exception {
    String page =
        "{'Invoices':[{'InvoiceID':'%s'}],'pagination':{'page':%d,'pageSize':1,'pageCount':2,'itemCount':2}}";
    transport.answer(page.formatted("i-1", 1)).answer(page.formatted("i-2", 2));
    AccountingApi api = AccountingApi.create(transport, ORGANIZATION, "t");
    Listing<Invoice> invoices = api.invoices(InvoiceQuery.all());
    assertThat(invoices.toListAsync(Runnable::run).get()).hasSize(2);

    ApiTransport silent = new SilentTransport();
    CompletableFuture<List<Invoice>> reading =
        AccountingApi.create(silent, ORGANIZATION, "t")
            .invoices(InvoiceQuery.all())
            .toListAsync(task -> new Thread(task, "reader").start());
    SilentTransport.asked.await();
    reading.cancel(true);

    assertThat(SilentTransport.interrupted.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(reading).isCancelled();
  }

  /** Answers nothing until its thread is interrupted. */
  private static final class SilentTransport implements ApiTransport {
    static final CountDownLatch asked = new CountDownLatch(1);
    static final CountDownLatch interrupted = new CountDownLatch(1);

    @Override
    public ApiResponse get(ApiRequest request) {
      asked.countDown();
      try {
        new CountDownLatch(1).await();
        throw new AssertionError("unreachable");
      } catch (InterruptedException cancelled) {
        Thread.currentThread().interrupt();
        interrupted.countDown();
        throw new SourceUnavailableException("cancelled");
      }
    }

    @Override
    public ApiUsage usage(OrganizationId organization, String entity) {
      return ApiUsage.NONE;
    }
  }

  @Test
  void shouldReadJournalsByOffsetToTheirEnd() {
    transport.answer(journals(1, 100)).answer(journals(101, 200)).answer(journals(201, 203));

    assertThat(api(transport).journals(0).stream().map(Journal::journalNumber))
        .hasSize(203)
        .startsWith(1L)
        .endsWith(203L);
    assertThat(transport.asked.stream().map(request -> request.query().get("offset")))
        .containsExactly("0", "100", "200");
  }

  @Test
  void shouldRefuseJournalsThatRepeatForEver() {
    transport.answer(journals(1, 100)).answer(journals(1, 100));

    assertThatThrownBy(() -> api(transport).journals(0).toList())
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("repeats");
  }

  @Test
  void shouldLetThePersonSeeThatJournalsAreNotAllowed() {
    ApiTransport refusing =
        new ApiTransport() {
          @Override
          public ApiResponse get(ApiRequest request) {
            throw new NotEntitledException("no journals");
          }

          @Override
          public ApiUsage usage(OrganizationId organization, String entity) {
            return ApiUsage.NONE;
          }
        };

    assertThatThrownBy(() -> api(refusing).journals(0).toList())
        .isInstanceOf(NotEntitledException.class);
  }

  @Test
  void shouldReadABudgetThatComesAsAnObject() {
    transport.answer(
        """
        {'Budgets':{'BudgetID':'b-1','Type':'OVERALL','BudgetLines':[{'AccountCode':'200',
        'BudgetBalances':[{'Period':'2019-08','Amount':'1000','Notes':''}]}]}}\
        """);

    Budget budget = api(transport).budget(new java.util.UUID(0, 1)).orElseThrow();

    BudgetBalance balance = budget.budgetLines().get(0).budgetBalances().get(0);
    assertThat(balance.amount()).isEqualTo("1000");
    assertThat(balance.field("Period")).isEqualTo("2019-08");
    assertThat(transport.asked.get(0).path())
        .isEqualTo("/api.xro/2.0/Budgets/00000000-0000-0000-0000-000000000001");
  }

  private static void readEverything(XeroObject object) throws ReflectiveOperationException {
    for (Method method : object.getClass().getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers()) && method.getParameterCount() == 0) {
        Object value = method.invoke(object);
        for (Object element : value instanceof List<?> list ? list : List.of()) {
          if (element instanceof XeroObject inner) {
            readEverything(inner);
          }
        }
        if (value instanceof XeroObject inner) {
          readEverything(inner);
        }
      }
    }
  }

  private static String journals(int first, int last) {
    StringBuilder text = new StringBuilder("{'Journals':[");
    for (int number = first; number <= last; number++) {
      text.append(number > first ? "," : "").append("{'JournalNumber':%d}".formatted(number));
    }
    return text.append("]}").toString();
  }

  private static CannedTransport answering(String body) {
    return new CannedTransport().answerExactly(body);
  }

  private static AccountingApi api(ApiTransport transport) {
    return AccountingApi.create(transport, ORGANIZATION, "t-1");
  }

  private static Arguments example(
      String file, String key, Function<AccountingApi, Listing<? extends XeroObject>> list) {
    return Arguments.argumentSet(file, file, key, list);
  }
}
