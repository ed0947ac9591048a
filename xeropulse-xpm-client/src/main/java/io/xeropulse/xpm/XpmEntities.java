package io.xeropulse.xpm;

import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.xpm.internal.wire.Shape;
import java.util.List;

/** What XPM is read for, with the places of the records in its answers. Stateless. */
final class XpmEntities {
  static final String SOURCE = "xpm";

  static final Entity STAFF = new Entity(SOURCE, "staff", true);
  static final Entity TASKS = entity("tasks");
  static final Entity CATEGORIES = entity("categories");
  static final Entity CLIENTS = entity("clients");
  static final Entity JOBS = entity("jobs");
  static final Entity TIME = entity("time");
  static final Entity COSTS = entity("costs");
  static final Entity INVOICES = entity("invoices");

  static final List<Entity> ALL =
      List.of(STAFF, TASKS, CATEGORIES, CLIENTS, JOBS, TIME, COSTS, INVOICES);

  static final Shape STAFF_SHAPE = new Shape("StaffList", "Staff");
  static final Shape TASK_SHAPE = new Shape("TaskList", "Task");
  static final Shape CATEGORY_SHAPE = new Shape("Categories", "Category");
  static final Shape CLIENT_SHAPE = new Shape("Clients", "Client");
  static final Shape JOB_SHAPE = new Shape("Jobs", "Job");
  static final Shape TIME_SHAPE = new Shape("Times", "Time");
  static final Shape COST_SHAPE = new Shape("Costs", "Cost");
  static final Shape INVOICE_SHAPE = new Shape("Invoices", "Invoice");

  private XpmEntities() {}

  private static Entity entity(String name) {
    return new Entity(SOURCE, name, false);
  }
}
