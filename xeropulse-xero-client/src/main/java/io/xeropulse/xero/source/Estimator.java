package io.xeropulse.xero.source;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.xero.http.ApiTransport;
import io.xeropulse.xero.internal.paging.Crawl;
import io.xeropulse.xero.internal.paging.Feature;
import io.xeropulse.xero.internal.paging.PageReader;
import io.xeropulse.xero.internal.paging.Resource;
import io.xeropulse.xero.internal.paging.Resources;
import io.xeropulse.xero.internal.wire.Envelope;
import io.xeropulse.xero.internal.wire.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Works out what a reading would cost from a small sample and the count that comes with it. */
final class Estimator {
  private static final String SAMPLE = "20";

  private final ApiTransport transport;
  private final OrganizationId organization;
  private final String tenantId;

  Estimator(ApiTransport transport, OrganizationId organization, String tenantId) {
    this.transport = transport;
    this.organization = organization;
    this.tenantId = tenantId;
  }

  EntityEstimate estimate(Resource resource, @Nullable Instant since) {
    if (!resource.can(Feature.PAGES)) {
      return new EntityEstimate(resource.name(), -1, 1, -1);
    }
    Envelope sample =
        new PageReader(transport, organization, tenantId, resource, Map.of("pageSize", SAMPLE))
            .read(1, since);
    Envelope.Pagination pagination = sample.pagination();
    if (pagination == null || pagination.itemCount() < 0) {
      return new EntityEstimate(resource.name(), -1, 1, -1);
    }
    long records = pagination.itemCount();
    long calls = Math.max(1, (records + Crawl.PAGE_SIZE - 1) / Crawl.PAGE_SIZE);
    return new EntityEstimate(resource.name(), records, calls, bytes(sample, records));
  }

  EntityEstimate estimateBudgets(@Nullable Instant since) {
    BudgetList list = new BudgetList();
    new Crawl(new PageReader(transport, organization, tenantId, Resources.BUDGETS, Map.of()), null)
        .forEachRemaining(list::take);
    long windows = (long) list.changedSince(since).size() * BudgetWindows.CALLS_A_BUDGET;
    return new EntityEstimate(BudgetWindows.ENTITY.name(), windows, windows, -1);
  }

  private static long bytes(Envelope sample, long records) {
    long sampled = 0;
    for (RawRecord record : sample.records()) {
      sampled += record.text().getBytes(StandardCharsets.UTF_8).length;
    }
    return sample.records().isEmpty() ? 0 : sampled * records / sample.records().size();
  }
}
