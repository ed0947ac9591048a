package io.xeropulse.xero.source;

import io.xeropulse.core.model.BudgetWindow;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Again;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.xero.http.ApiTransport;
import io.xeropulse.xero.http.RequestRefusedException;
import io.xeropulse.xero.internal.paging.Crawl;
import io.xeropulse.xero.internal.paging.PageReader;
import io.xeropulse.xero.internal.paging.Resource;
import io.xeropulse.xero.internal.paging.Resources;
import io.xeropulse.xero.internal.wire.RawRecord;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the amounts of budgets that changed. Xero lists budgets without them and tells at most 24
 * months of one budget a call, so those around a budget's last change are read, two years or more
 * to either side, in windows that stay the same from reading to reading.
 */
final class BudgetWindows implements Iterator<Page> {
  static final Entity ENTITY = new Entity(XeroEntity.SOURCE, "budget_windows", false);

  /** The window of the last change, the one before and the one after. */
  static final int CALLS_A_BUDGET = 3;

  private static final int NOT_FOUND = 404;

  private static final Pattern IDENTIFIER = Pattern.compile("[0-9a-fA-F-]{36}");
  private static final Pattern WINDOW = Pattern.compile(IDENTIFIER + ":[0-9]{3}[02468]-01");

  private final ApiTransport transport;
  private final OrganizationId organization;
  private final String tenantId;
  private final BudgetList list;
  private @Nullable Instant modifiedSince;
  private @Nullable List<BudgetList.Listed> due;
  private int read;

  /** Asks nothing yet; the list is read here where this sync did not read it before. */
  BudgetWindows(
      ApiTransport transport,
      OrganizationId organization,
      String tenantId,
      BudgetList list,
      @Nullable Instant modifiedSince) {
    this.transport = transport;
    this.organization = organization;
    this.tenantId = tenantId;
    this.list = list;
    this.modifiedSince = modifiedSince;
  }

  @Override
  public boolean hasNext() {
    return read < due().size();
  }

  @Override
  public Page next() {
    if (!hasNext()) {
      throw new NoSuchElementException("The last budget was read");
    }
    BudgetList.Listed budget = due().get(read);
    read++;
    // Behind the last one everything is read that had changed when the list was put together.
    Instant servedAt = list.servedAt();
    Instant seenUpTo = hasNext() || servedAt == null ? budget.changedAt() : servedAt;
    YearMonth middle =
        BudgetWindow.firstOf(YearMonth.from(around(budget).atOffset(ZoneOffset.UTC)));
    List<SourceRecord> windows = new ArrayList<>(CALLS_A_BUDGET);
    for (int window = -1; window <= 1; window++) {
      YearMonth first = middle.plusMonths((long) window * BudgetWindow.MONTHS);
      ask(budget.id(), first)
          .forEach(answer -> windows.add(new BudgetRecord(answer, first, seenUpTo)));
    }
    return new Page(windows, -1);
  }

  private List<BudgetList.Listed> due() {
    List<BudgetList.Listed> known = due;
    if (known == null) {
      if (!list.isKnown()) {
        new Crawl(reader(Resources.BUDGET_WINDOWS, Map.of()), null).forEachRemaining(list::take);
        modifiedSince = null; // asked for by itself, it is read whole
      }
      known = list.changedSince(modifiedSince);
      due = known;
    }
    return known;
  }

  private Instant around(BudgetList.Listed budget) {
    Instant around = budget.changedAt() == null ? list.servedAt() : budget.changedAt();
    if (around == null) {
      throw reader(Resources.BUDGET_WINDOWS, Map.of())
          .malformed(1, "tells no time, so that nobody knows which months to ask for; report it");
    }
    return around;
  }

  /** Reads windows that wait in quarantine, each a call. */
  Again again(List<String> windowIds, int most) {
    List<String> asked = windowIds.stream().filter(id -> WINDOW.matcher(id).matches()).toList();
    asked = asked.subList(0, Math.min(most, asked.size()));
    Iterator<Page> pages = asked.stream().map(this::page).iterator();
    return new Again(Set.copyOf(asked), pages);
  }

  private Page page(String windowId) {
    int colon = windowId.indexOf(':');
    YearMonth first = YearMonth.parse(windowId.substring(colon + 1));
    List<SourceRecord> windows = new ArrayList<>();
    ask(windowId.substring(0, colon), first)
        .forEach(answer -> windows.add(new BudgetRecord(answer, first, null)));
    return new Page(windows, -1);
  }

  /** Nothing, if the budget was deleted after it was listed. */
  private List<RawRecord> ask(String budgetId, YearMonth first) {
    if (!IDENTIFIER.matcher(budgetId).matches()) { // it would be a part of the address
      throw reader(Resources.BUDGET_WINDOWS, Map.of())
          .malformed(1, "names a budget by what is no identifier; report it to Xero");
    }
    Map<String, String> months =
        Map.of(
            "DateFrom",
            first.atDay(1).toString(),
            "DateTo",
            first.plusMonths(BudgetWindow.MONTHS - 1L).atEndOfMonth().toString());
    try {
      return reader(Resources.BUDGET_WINDOWS.record(budgetId), months).read(1, null).records();
    } catch (RequestRefusedException refused) {
      if (refused.status() == NOT_FOUND) {
        return List.of();
      }
      throw refused;
    }
  }

  private PageReader reader(Resource resource, Map<String, String> parameters) {
    return new PageReader(transport, organization, tenantId, resource, parameters);
  }
}
