package io.xeropulse.sandbox.jobs;

import static io.xeropulse.sandbox.jobs.XmlParts.date;
import static io.xeropulse.sandbox.jobs.XmlParts.ref;

import io.xeropulse.sandbox.books.Ids;
import io.xeropulse.sandbox.http.Xml;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes jobs with their tasks and costs as Practice Manager does; immutable. */
final class JobXml {

  private final Practice practice;

  JobXml(Practice practice) {
    this.practice = practice;
  }

  List<Xml> all(boolean detailed) {
    Map<String, List<TimeEntry>> worked = new LinkedHashMap<>();
    if (detailed) {
      for (TimeEntry entry : practice.times()) {
        worked.computeIfAbsent(entry.job().number(), n -> new ArrayList<>()).add(entry);
      }
    }
    return practice.jobs().stream()
        .map(job -> job(job, detailed, worked.getOrDefault(job.number(), List.of())))
        .toList();
  }

  Optional<Xml> one(String number) {
    return find(number)
        .map(
            job ->
                job(
                    job,
                    true,
                    practice.times().stream()
                        .filter(entry -> entry.job().number().equals(number))
                        .toList()));
  }

  private Optional<Job> find(String number) {
    return practice.jobs().stream().filter(job -> job.number().equals(number)).findFirst();
  }

  private Xml job(Job job, boolean detailed, List<TimeEntry> worked) {
    List<Xml> fields = new ArrayList<>();
    fields.add(Xml.text("ID", job.number()));
    if (detailed) {
      fields.add(Xml.text("UUID", job.id()));
    }
    fields.add(Xml.text("Name", job.name()));
    fields.add(Xml.of("Description"));
    fields.add(Xml.text("State", job.state()));
    fields.add(Xml.of("ClientOrderNumber"));
    if (detailed) {
      fields.add(Xml.text("Budget", "0.00"));
      fields.add(Xml.text("Type", job.category().name()));
    }
    fields.add(date("StartDate", job.start()));
    fields.add(date("DueDate", job.due()));
    LocalDate completed = job.completed();
    if (completed != null) {
      fields.add(date("CompletedDate", completed));
    }
    fields.add(ref("Client", job.client()));
    fields.add(ref("Manager", job.manager()));
    fields.add(
        Xml.of("Assigned", job.assigned().stream().map(staff -> ref("Staff", staff)).toList()));
    if (detailed) {
      fields.add(Xml.of("Tasks", tasks(job, worked)));
      fields.add(Xml.of("Milestones"));
      fields.add(Xml.of("Notes"));
    }
    return Xml.of("Job", fields);
  }

  /** What was done on a job, task by task; estimates are in whole hours. */
  private List<Xml> tasks(Job job, List<TimeEntry> worked) {
    Map<Named, List<TimeEntry>> byTask = new LinkedHashMap<>();
    worked.forEach(
        entry -> byTask.computeIfAbsent(entry.task(), t -> new ArrayList<>()).add(entry));
    List<Xml> tasks = new ArrayList<>();
    byTask.forEach((task, entries) -> tasks.add(task(job, tasks.size(), task, entries)));
    return tasks;
  }

  private Xml task(Job job, int part, Named task, List<TimeEntry> worked) {
    int minutes = worked.stream().mapToInt(TimeEntry::minutes).sum();
    int estimated = Math.max(60, (minutes + 59) / 60 * 60);
    List<Xml> assigned =
        worked.stream()
            .map(TimeEntry::staff)
            .distinct()
            .map(
                staff ->
                    Xml.of(
                        "Staff",
                        Xml.text("UUID", staff.id()),
                        Xml.text("Name", staff.name()),
                        Xml.of("AllocatedMinutes")))
            .toList();
    return Xml.of(
        "Task",
        Xml.text("UUID", taskId(job, part)),
        Xml.text("TaskUUID", task.id()),
        Xml.text("Name", task.name()),
        Xml.of("Description"),
        Xml.text("EstimatedMinutes", estimated),
        Xml.text("ActualMinutes", minutes),
        Xml.text("Completed", job.completed() != null),
        Xml.text("Billable", worked.stream().anyMatch(TimeEntry::billable)),
        Xml.of("Folder"),
        date("StartDate", job.start()),
        date("DueDate", job.due()),
        Xml.of("Assigned", assigned));
  }

  private UUID taskId(Job job, int part) {
    return Ids.of(Ids.Kind.JOB_TASK, practice.seed(), Ids.index(job.id()), part);
  }

  Optional<Xml> costs(String jobNumber) {
    return find(jobNumber)
        .map(
            job ->
                Xml.of(
                    "Costs",
                    practice.costs().stream()
                        .filter(cost -> cost.job().number().equals(job.number()))
                        .map(JobXml::cost)
                        .toList()));
  }

  private static Xml cost(JobCost cost) {
    return Xml.of(
        "Cost",
        Xml.text("UUID", cost.id()),
        date("Date", cost.date()),
        Xml.text("Description", cost.description()),
        Xml.text("Code", cost.code()),
        Xml.of("Note"),
        Xml.text("Quantity", cost.quantity()),
        Xml.text("UnitCost", cost.unitCost()),
        Xml.text("UnitPrice", cost.unitPrice()),
        Xml.text("Billable", cost.billable()));
  }
}
