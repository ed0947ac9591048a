package io.xeropulse.xpm;

import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.xpm.internal.facts.PracticeEntities;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a sync reads of XPM, and where. Personal data are never among the fields. Stateless. */
final class XpmEntities {
  static final List<Entity> ALL =
      List.of(
          PracticeEntities.STAFF,
          PracticeEntities.TASKS,
          PracticeEntities.CATEGORIES,
          PracticeEntities.CLIENTS,
          PracticeEntities.JOBS,
          PracticeEntities.TIME,
          PracticeEntities.COSTS,
          PracticeEntities.INVOICES);

  private static final String NAMED = "uuid,name";
  private static final String INVOICE_FIELDS =
      "id,uuid,type,status,jobText,description,date,dueDate,amount,amountTax,client,jobs,tasks,costs";

  static final Listing STAFF_LIST =
      new Listing("staff", "staff.api/list", "StaffList", "Staff", NAMED);
  static final Listing TASK_LIST = new Listing("tasks", "task.api/list", "TaskList", "Task", NAMED);
  static final Listing CATEGORY_LIST =
      new Listing("categories", "category.api/list", "Categories", "Category", NAMED);
  static final Listing CLIENT_LIST =
      new Listing(
          "clients",
          "client.api/list",
          "Clients",
          "Client",
          "uuid,name,isArchived,isDeleted,accountManager,jobManager,exportCode");
  static final Listing JOB_LIST =
      new Listing(
          "jobs",
          "job.api/list",
          "Jobs",
          "Job",
          "id,name,state,type,client,manager,partner,startDate,dueDate,completedDate,assigned");

  /** The same where costs are read without the jobs, so that it counts for them. */
  static final Listing JOBS_OF_COSTS = JOB_LIST.countedFor("costs");

  static final Listing TIME_LIST =
      new Listing(
          "time",
          "time.api/list",
          "Times",
          "Time",
          "uuid,job,task,staff,date,minutes,billable,invoiceTaskUuid");
  static final Listing JOB_COSTS =
      new Listing(
          "costs",
          "job.api/costs",
          "Costs",
          "Cost",
          "uuid,date,description,code,quantity,unitCost,unitPrice,billable");
  static final Listing INVOICE_LIST = invoices("invoice.api/list");
  static final Listing INVOICE_DRAFTS = invoices("invoice.api/draft");
  static final Listing INVOICE_GET = invoices("invoice.api/get");

  private XpmEntities() {}

  /** Jobs name people and clients; time, costs and invoices are of jobs. */
  static Set<Entity> dependencies(Entity entity) {
    Set<Entity> ofJobs =
        Set.of(PracticeEntities.STAFF, PracticeEntities.CATEGORIES, PracticeEntities.CLIENTS);
    if (entity.equals(PracticeEntities.JOBS)) {
      return ofJobs;
    }
    if (ofJobs.contains(entity) || entity.equals(PracticeEntities.TASKS)) {
      return Set.of();
    }
    Set<Entity> before = new HashSet<>(ofJobs);
    before.add(PracticeEntities.TASKS);
    before.add(PracticeEntities.JOBS);
    return before;
  }

  private static Listing invoices(String path) {
    return new Listing("invoices", path, "Invoices", "Invoice", INVOICE_FIELDS);
  }
}
