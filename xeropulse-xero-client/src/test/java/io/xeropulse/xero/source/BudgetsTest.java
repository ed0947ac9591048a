package io.xeropulse.xero.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.model.Budget;
import io.xeropulse.core.model.BudgetWindow;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Again;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.extract.Coverage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import io.xeropulse.xero.CannedTransport;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.ApiRequest;
import io.xeropulse.xero.http.ApiResponse;
import io.xeropulse.xero.http.ApiTransport;
import io.xeropulse.xero.http.RequestRefusedException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Budgets are listed in one call; only what changed costs more. */
class BudgetsTest {
  private static final OrganizationId ORGANIZATION =
      OrganizationId.of("7d4f0a52-0f5e-4c4e-9d3e-0d6a2a5f3c11");
  private static final Entity BUDGETS = new Entity("xero", "budgets", false);
  private static final String OLD = "00000000-0000-4000-8000-00000000000a";
  private static final String NEW = "00000000-0000-4000-8000-00000000000b";
  private static final Instant OLD_CHANGE = Instant.parse("2023-03-01T00:00:00Z");
  private static final Instant NEW_CHANGE = Instant.parse("2025-06-01T00:00:00Z");
  private static final Instant SERVED = Instant.parse("2025-06-30T00:00:00Z");
  private static final String LIST =
      "{'DateTimeUTC':'/Date(%d)/','Budgets':[%s,%s]}"
          .formatted(
              SERVED.toEpochMilli(), header(NEW, NEW_CHANGE, ""), header(OLD, OLD_CHANGE, ""));

  private final CannedTransport xero = new CannedTransport();
  private final XeroSource source =
      XeroSource.create(
          new Refusing(xero), new XeroConnection("c", "t", "ORGANISATION", "Practice"));

  @Test
  void shouldReadEveryBudgetInWindowsAroundItsLastChange() {
    xero.answer(LIST);
    answerWindows(OLD, 3);
    answerWindows(NEW, 3);
    try (Extraction extraction = source.open(ORGANIZATION)) {
      assertThat(read(extraction, BUDGETS, null)).hasSize(2);
      assertThat(extraction.coverage(BUDGETS)).contains(new Coverage.Everything());
      List<SourceRecord> windows = read(extraction, BudgetWindows.ENTITY, null);

      assertThat(windows.stream().map(SourceRecord::sourceId))
          .containsExactly(
              OLD + ":2020-01",
              OLD + ":2022-01",
              OLD + ":2024-01",
              NEW + ":2022-01",
              NEW + ":2024-01",
              NEW + ":2026-01");
      assertThat(windows)
          .allSatisfy(
              window ->
                  assertThat(window.toFact(Examples.NZD).sourceId()).isEqualTo(window.sourceId()));
    }
    assertThat(xero.asked).hasSize(7);
    assertThat(xero.asked.get(1).path()).endsWith("/Budgets/" + OLD);
    assertThat(query(xero.asked.get(1), "DateFrom")).isEqualTo("2020-01-01");
    assertThat(query(xero.asked.get(1), "DateTo")).isEqualTo("2021-12-31");
  }

  @Test
  void shouldAskOnceForBudgetsThatDidNotChange() {
    xero.answer(LIST);
    try (Extraction extraction = source.open(ORGANIZATION)) {
      assertThat(read(extraction, BUDGETS, NEW_CHANGE)).hasSize(2);
      assertThat(read(extraction, BudgetWindows.ENTITY, NEW_CHANGE.plusSeconds(1))).isEmpty();
    }
    assertThat(xero.asked).hasSize(1);
  }

  @Test
  void shouldReadAgainOnlyTheBudgetThatChanged() {
    xero.answer(LIST);
    answerWindows(NEW, 3);
    try (Extraction extraction = source.open(ORGANIZATION)) {
      read(extraction, BUDGETS, null);
      assertThat(read(extraction, BudgetWindows.ENTITY, NEW_CHANGE))
          .extracting(SourceRecord::sourceId)
          .containsExactly(NEW + ":2022-01", NEW + ":2024-01", NEW + ":2026-01");
    }
  }

  @Test
  void shouldSayOnlyBehindTheLastBudgetThatAllChangesWereSeen() {
    xero.answer(LIST);
    answerWindows(OLD, 3);
    answerWindows(NEW, 3);
    try (Extraction extraction = source.open(ORGANIZATION)) {
      read(extraction, BUDGETS, null);
      Iterator<Page> pages = extraction.pages(BudgetWindows.ENTITY, null);
      assertThat(pages.next().records())
          .allMatch(window -> OLD_CHANGE.equals(window.updatedAt()), "a death here loses nothing");
      assertThat(pages.next().records()).allMatch(window -> SERVED.equals(window.updatedAt()));
      assertThat(pages.hasNext()).isFalse();
    }
  }

  @Test
  void shouldReadTheListItselfWhenOnlyAmountsAreAskedFor() {
    xero.answer(LIST);
    answerWindows(OLD, 3);
    answerWindows(NEW, 3);
    try (Extraction extraction = source.open(ORGANIZATION)) {
      assertThat(read(extraction, BudgetWindows.ENTITY, SERVED)).hasSize(6);
    }
  }

  @Test
  void shouldTakeABudgetForGoneThatWasDeletedAfterItWasListed() {
    xero.answer("{'Budgets':[%s]}".formatted(header(OLD, OLD_CHANGE, "")));
    for (int window = 0; window < BudgetWindows.CALLS_A_BUDGET; window++) {
      xero.answer(404, "{}");
    }
    try (Extraction extraction = source.open(ORGANIZATION)) {
      assertThat(read(extraction, BudgetWindows.ENTITY, null)).isEmpty();
    }
  }

  @Test
  void shouldAskAgainForAWindowThatWaitsInQuarantine() {
    answerWindows(NEW, 1);
    try (Extraction extraction = source.open(ORGANIZATION)) {
      Again again =
          extraction.again(
              BudgetWindows.ENTITY,
              List.of(NEW + ":2024-01", NEW + ":2025-01", "../Users:2024-01"));
      assertThat(again.asked()).containsExactly(NEW + ":2024-01");
      assertThat(again.pages().next().records())
          .singleElement()
          .matches(window -> (NEW + ":2024-01").equals(window.sourceId()));
      assertThat(again.pages().hasNext()).isFalse();
    }
    assertThat(query(xero.asked.get(0), "DateFrom")).isEqualTo("2024-01-01");
  }

  @Test
  void shouldRefuseAnIdentifierThatWouldBeAnotherAddress() {
    xero.answer("{'Budgets':[%s]}".formatted(header("../Users", OLD_CHANGE, "")));
    try (Extraction extraction = source.open(ORGANIZATION)) {
      assertThatThrownBy(() -> read(extraction, BudgetWindows.ENTITY, null))
          .isInstanceOf(MalformedResponseException.class)
          .hasMessageContaining("no identifier");
    }
  }

  @Test
  void shouldSayWhatABudgetIsLimitedTo() {
    Budget budget =
        Examples.fact(
            Budget.class,
            "budgets",
            header(
                OLD,
                OLD_CHANGE,
                ",'Tracking':[{'TrackingCategoryID':'c','TrackingOptionID':'o','Name':'Region','Option':'North'}]"),
            Examples.NZD);
    assertThat(budget.type()).isEqualTo("OVERALL");
    assertThat(budget.description()).isEqualTo("Plan");
    assertThat(budget.updatedAt()).isEqualTo(OLD_CHANGE);
    assertThat(budget.tracking()).containsExactly(new Budget.Tracking("c", "o", "Region", "North"));
  }

  @ParameterizedTest
  @CsvSource({
    "2025-02, '1000', 1000",
    "2025-02-28, 12.34, 12.34",
    "/Date(1738368000000)/, -5, -5",
  })
  void shouldReadAMonthInEveryFormThatXeroUses(String period, String amount, BigDecimal expected) {
    BudgetWindow.Line line = window(period, amount).lines().get(0);
    assertThat(line.month()).isEqualTo(YearMonth.of(2025, 2));
    assertThat(line.amount()).isEqualByComparingTo(expected);
    assertThat(line.accountCode()).isEqualTo("200");
  }

  @Test
  void shouldRejectAWindowThatSaysNoMonthOrNoAmount() {
    assertThatThrownBy(() -> window("2025-13", "1"))
        .isInstanceOf(RejectedRecordException.class)
        .hasMessageContaining("Period");
    assertThatThrownBy(() -> window("2025-02", "null"))
        .isInstanceOf(RejectedRecordException.class)
        .hasMessageContaining("Amount");
  }

  private BudgetWindow window(String period, String amount) {
    xero.answer(
        "{'Budgets':{'BudgetID':'%s','BudgetLines':[{'AccountID':'a','AccountCode':'200','BudgetBalances':[{'Period':'%s','Amount':%s}]}]}}"
            .formatted(NEW, period, amount));
    try (Extraction extraction = source.open(ORGANIZATION)) {
      SourceRecord record =
          extraction
              .again(BudgetWindows.ENTITY, List.of(NEW + ":2024-01"))
              .pages()
              .next()
              .records()
              .get(0);
      return (BudgetWindow) record.toFact(Examples.NZD);
    }
  }

  private void answerWindows(String budget, int count) {
    for (int window = 0; window < count; window++) {
      xero.answer("{'Budgets':[%s]}".formatted(header(budget, OLD_CHANGE, ",'BudgetLines':[]")));
    }
  }

  private static String header(String id, Instant changedAt, String more) {
    return "{'BudgetID':'%s','Type':'OVERALL','Description':'Plan','UpdatedDateUTC':'/Date(%d+0000)/'%s}"
        .formatted(id, changedAt.toEpochMilli(), more);
  }

  private static String query(ApiRequest request, String name) {
    return request.query().get(name);
  }

  private static List<SourceRecord> read(
      Extraction extraction, Entity entity, @Nullable Instant since) {
    List<SourceRecord> records = new ArrayList<>();
    extraction.pages(entity, since).forEachRemaining(page -> records.addAll(page.records()));
    return records;
  }

  /** Refuses what is not found, as the real transport does. */
  private record Refusing(ApiTransport real) implements ApiTransport {
    @Override
    public ApiResponse get(ApiRequest request) {
      ApiResponse response = real.get(request);
      if (response.status() == 404) {
        throw new RequestRefusedException("Not found", 404);
      }
      return response;
    }

    @Override
    public ApiUsage usage(OrganizationId organization, String entity) {
      return real.usage(organization, entity);
    }
  }
}
