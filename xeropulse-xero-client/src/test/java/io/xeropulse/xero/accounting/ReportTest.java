package io.xeropulse.xero.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.xero.CannedTransport;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final LocalDate DAY = LocalDate.of(2019, 4, 24);

  private final CannedTransport transport = new CannedTransport();
  private final ReportsApi reports =
      AccountingApi.create(
              transport, OrganizationId.of("7d4f0a52-0f5e-4c4e-9d3e-0d6a2a5f3c11"), "t-1")
          .reports();

  @Test
  void shouldNameEveryFigureOfATrialBalance() throws IOException {
    Report report = trialBalance();

    assertThat(report.reportName()).isEqualTo("Trial Balance");
    ReportLine sales =
        report.lines().stream()
            .filter(line -> line.label().equals("Sales (400)"))
            .findFirst()
            .orElseThrow();
    assertThat(sales.sections()).containsExactly("Revenue");
    assertThat(sales.accountId()).isEqualTo("02439bca-5fdc-4b62-b281-0bdf9f16fd5b");
    assertThat(sales.figure("Debit").amount()).isNull();
    assertThat(sales.figure("credit").amount()).isEqualTo("200.00");
    assertThat(sales.figure("YTD Credit").amount()).isEqualTo("1020.22");
    assertThat(sales.figure("Nonsense")).isNull();
  }

  @Test
  void shouldAddUpToTheReportsOwnTotals() throws IOException {
    List<ReportLine> lines = trialBalance().lines();
    ReportLine total = lines.get(lines.size() - 1);

    assertThat(total.summary()).isTrue();
    assertThat(total.label()).isEqualTo("Total");
    for (String column : List.of("Debit", "Credit", "YTD Debit", "YTD Credit")) {
      BigDecimal sum = BigDecimal.ZERO;
      for (ReportLine line : lines) {
        BigDecimal amount = line.figure(column).amount();
        sum = line.summary() || amount == null ? sum : sum.add(amount);
      }
      assertThat(sum).as(column).isEqualByComparingTo(total.figure(column).amount());
    }
  }

  @Test
  void shouldGiveEveryCellBack() throws IOException {
    Report report = trialBalance();
    List<List<String>> cells = new ArrayList<>();
    collect(report.rows(), cells);

    assertThat(report.lines().stream().map(ReportLine::cells)).containsExactlyElementsOf(cells);
  }

  @Test
  void shouldKnowThePeriodOfAColumnAndKeepTextsAsTexts() {
    transport.answer(
        """
        {'Reports':[{'ReportID':'ProfitAndLoss','Rows':[
         {'RowType':'Header','Cells':[{'Value':''},{'Value':'31 Mar 19'},{'Value':'28 February 2019'},{'Value':'% Change'}]},
         {'RowType':'Section','Title':'Income','Rows':[
          {'RowType':'Row','Cells':[{'Value':'Sales','Attributes':[{'Id':'accountID','Value':'a-1'}]},
            {'Value':'-1,850.00'},{'Value':'12','Attributes':[{'Id':'toDate','Value':'2019-02-27T00:00:00'}]},{'Value':'0.0%'}]},
          {'RowType':'SomethingNew','Cells':[{'Value':'Net'},{'Value':''},null]}]}]}]}\
        """);

    List<ReportLine> lines =
        reports.profitAndLoss(DAY.minusMonths(1), DAY, ReportOptions.standard()).lines();

    ReportLine sales = lines.get(0);
    assertThat(sales.accountId()).isEqualTo("a-1");
    assertThat(sales.figures().get(0))
        .isEqualTo(
            new ReportFigure(
                "31 Mar 19", LocalDate.of(2019, 3, 31), "-1,850.00", new BigDecimal("-1850.00")));
    assertThat(sales.figures().get(1).periodEnd()).isEqualTo("2019-02-27");
    assertThat(sales.figures().get(2).amount()).isNull();
    assertThat(sales.figures().get(2).text()).isEqualTo("0.0%");
    assertThat(lines.get(1).label()).isEqualTo("Net");
  }

  @Test
  void shouldAskForEachReportInItsOwnWords() {
    for (int i = 0; i < 8; i++) {
      transport.answer("{'Reports':[{'Rows':[]}]}");
    }
    UUID contact = new UUID(0, 7);

    reports.trialBalance(DAY, true);
    reports.profitAndLoss(
        DAY,
        DAY.plusMonths(1),
        ReportOptions.standard().comparedWith(2, ReportOptions.Timeframe.QUARTER).paymentsOnly());
    reports.balanceSheet(DAY, ReportOptions.standard().organisationsLayout());
    reports.agedReceivables(contact, DAY);
    reports.agedPayables(contact, DAY);
    reports.bankSummary(DAY, DAY);
    reports.budgetSummary(DAY, 12, ReportOptions.Timeframe.MONTH);
    reports.executiveSummary(DAY);

    assertThat(transport.asked.stream().map(request -> request.path() + request.query()))
        .containsExactly(
            "/api.xro/2.0/Reports/TrialBalance{date=2019-04-24, paymentsOnly=true}",
            "/api.xro/2.0/Reports/ProfitAndLoss{fromDate=2019-04-24, paymentsOnly=true, periods=2,"
                + " standardLayout=true, timeframe=QUARTER, toDate=2019-05-24}",
            "/api.xro/2.0/Reports/BalanceSheet{date=2019-04-24, standardLayout=false}",
            "/api.xro/2.0/Reports/AgedReceivablesByContact{contactId="
                + contact
                + ", date=2019-04-24}",
            "/api.xro/2.0/Reports/AgedPayablesByContact{contactId="
                + contact
                + ", date=2019-04-24}",
            "/api.xro/2.0/Reports/BankSummary{fromDate=2019-04-24, toDate=2019-04-24}",
            "/api.xro/2.0/Reports/BudgetSummary{date=2019-04-24, periods=12, timeframe=1}",
            "/api.xro/2.0/Reports/ExecutiveSummary{date=2019-04-24}");
  }

  @Test
  void shouldRefuseWhatXeroWouldRefuse() {
    assertThatThrownBy(() -> reports.bankSummary(DAY, DAY.minusDays(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> reports.budgetSummary(DAY, 13, ReportOptions.Timeframe.MONTH))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> ReportOptions.standard().comparedWith(12, ReportOptions.Timeframe.MONTH))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(transport.asked).isEmpty();
  }

  @Test
  void shouldSayWhenThereIsNoReportInTheAnswer() {
    transport.answer("{'Reports':[]}").answer("<html>");

    assertThatThrownBy(() -> reports.executiveSummary(DAY))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("ExecutiveSummary");
    assertThatThrownBy(() -> reports.executiveSummary(DAY))
        .isInstanceOf(MalformedResponseException.class);
  }

  private Report trialBalance() throws IOException {
    transport.answerExactly(
        Files.readString(Path.of("src/test/resources/xero-examples/getReportTrialBalance.json")));
    return reports.trialBalance(DAY, false);
  }

  private static void collect(List<ReportRow> rows, List<List<String>> cells) {
    for (ReportRow row : rows) {
      boolean header = row.rowType().is(ReportRow.RowType.HEADER);
      if (!header && !row.cells().isEmpty()) {
        cells.add(row.cells().stream().map(ReportCell::value).toList());
      }
      collect(row.rows(), cells);
    }
  }
}
