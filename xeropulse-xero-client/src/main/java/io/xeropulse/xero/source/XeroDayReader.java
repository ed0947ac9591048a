package io.xeropulse.xero.source;

import io.xeropulse.core.RateLimitException;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.proof.DayReader;
import io.xeropulse.core.sync.proof.DayRecords;
import io.xeropulse.core.sync.proof.OwnBooks;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import io.xeropulse.core.sync.transform.TransformContext;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.ApiTransport;
import io.xeropulse.xero.internal.paging.Crawl;
import io.xeropulse.xero.internal.paging.PageReader;
import io.xeropulse.xero.internal.paging.Resource;
import io.xeropulse.xero.internal.paging.Resources;
import io.xeropulse.xero.internal.wire.RawRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads what Xero has dated on one day: eight calls a day, one a list, of at most 1,000 records
 * each. A day for which a limit leaves no calls is left unread. Thread-safe.
 */
public final class XeroDayReader implements DayReader {
  private static final List<Resource> DATED =
      List.of(
          Resources.INVOICES,
          Resources.CREDIT_NOTES,
          Resources.PAYMENTS,
          Resources.BANK_TRANSACTIONS,
          Resources.BANK_TRANSFERS,
          Resources.OVERPAYMENTS,
          Resources.PREPAYMENTS,
          Resources.MANUAL_JOURNALS);

  private final ApiTransport transport;
  private final OrganizationId organization;
  private final String tenantId;

  private XeroDayReader(ApiTransport transport, OrganizationId organization, String tenantId) {
    this.transport = transport;
    this.organization = organization;
    this.tenantId = tenantId;
  }

  /**
   * Creates a reader.
   *
   * @param transport what reads, and keeps the limits
   * @param organization whose data
   * @param connection which tenant
   * @return a reader that asks nothing until a day is asked for
   */
  public static XeroDayReader create(
      ApiTransport transport, OrganizationId organization, XeroConnection connection) {
    return new XeroDayReader(transport, organization, connection.tenantId());
  }

  @Override
  public Optional<DayRecords> recordsOf(OrganizationId asked, LocalDate day, String baseCurrency) {
    OwnBooks.require("The day reader", organization, asked);
    TransformContext known = new TransformContext(baseCurrency, true);
    List<Fact> facts = new ArrayList<>();
    Map<String, String> unreadable = new TreeMap<>();
    try {
      Map<String, String> filter = Map.of("where", dated(day));
      for (Resource list : DATED) {
        read(list, filter, known, facts, unreadable);
      }
    } catch (RateLimitException noCallsLeft) {
      return Optional.empty();
    }
    return Optional.of(new DayRecords(facts, unreadable));
  }

  private void read(
      Resource list,
      Map<String, String> filter,
      TransformContext known,
      List<Fact> facts,
      Map<String, String> unreadable) {
    XeroEntity entity = XeroEntity.of(list);
    Crawl crawl = new Crawl(new PageReader(transport, organization, tenantId, list, filter), null);
    while (crawl.hasNext()) {
      for (RawRecord raw : crawl.next().records()) {
        XeroRecord record = new XeroRecord(entity, raw);
        try {
          facts.add(record.toFact(known));
        } catch (RejectedRecordException rejected) {
          String id = record.sourceId();
          unreadable.put(
              id == null ? "one of " + list.name() + " without identifier" : id,
              String.valueOf(rejected.getMessage()));
        }
      }
    }
  }

  private static String dated(LocalDate day) {
    return "Date>=%s AND Date<%s".formatted(literal(day), literal(day.plusDays(1)));
  }

  private static String literal(LocalDate day) {
    return "DateTime(%d,%02d,%02d)"
        .formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }
}
