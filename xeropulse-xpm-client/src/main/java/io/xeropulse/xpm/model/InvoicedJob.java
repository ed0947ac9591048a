package io.xeropulse.xpm.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an invoice bills of one job. Immutable.
 *
 * @param id the job number, or null
 * @param name the job's name, or null
 * @param description what it is about, or null
 * @param clientOrderNumber the client's own number of it, or null
 * @param tasks its work
 * @param costs its disbursements
 */
public record InvoicedJob(
    @Nullable String id,
    @Nullable String name,
    @Nullable String description,
    @Nullable String clientOrderNumber,
    List<InvoicedTask> tasks,
    List<InvoicedCost> costs) {
  public InvoicedJob {
    tasks = Lists.orNone(tasks);
    costs = Lists.orNone(costs);
  }
}
