package io.xeropulse.xpm;

import io.xeropulse.xpm.model.CatalogueCost;
import io.xeropulse.xpm.model.NamedReference;
import io.xeropulse.xpm.model.TaskType;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads what the practice chooses from: kinds of work, job categories, templates and the price
 * list. Immutable and thread-safe.
 */
public final class CatalogueReads {
  private final TypedReads<TaskType> tasks;
  private final TypedReads<NamedReference> categories;
  private final TypedReads<NamedReference> templates;
  private final TypedReads<CatalogueCost> costs;

  CatalogueReads(XpmCalls calls) {
    this.tasks = new TypedReads<>(calls, "tasks", "TaskList", "Task", TaskType.class);
    this.categories =
        new TypedReads<>(calls, "categories", "Categories", "Category", NamedReference.class);
    this.templates =
        new TypedReads<>(calls, "templates", "Templates", "Template", NamedReference.class);
    this.costs = new TypedReads<>(calls, "price_list", "Costs", "Cost", CatalogueCost.class);
  }

  /**
   * All kinds of work.
   *
   * @return kinds of work
   */
  public Stream<TaskType> tasks() {
    return tasks.all(tasks.at("task.api/list"), Map.of());
  }

  /**
   * One kind of work.
   *
   * @param uuid its identifier
   * @return the kind of work
   */
  public TaskType task(String uuid) {
    return tasks.one(tasks.at("task.api/get").of(uuid));
  }

  /**
   * All job categories.
   *
   * @return categories
   */
  public Stream<NamedReference> categories() {
    return categories.all(categories.at("category.api/list"), Map.of());
  }

  /**
   * All job templates.
   *
   * @return templates
   */
  public Stream<NamedReference> templates() {
    return templates.all(templates.at("template.api/list"), Map.of());
  }

  /**
   * The price list, page by page; what was spent on jobs is with the jobs.
   *
   * @return entries, asked for only as it is read
   */
  public Stream<CatalogueCost> priceList() {
    return costs.paged(costs.at("cost.api/list"), Map.of("page", "1"), PageLinks::counted);
  }

  /**
   * One entry of the price list.
   *
   * @param uuid its identifier
   * @return the entry
   */
  public CatalogueCost price(String uuid) {
    return costs.one(costs.at("cost.api/get").of(uuid));
  }
}
