package io.xeropulse.sandbox.xpm;

import io.xeropulse.sandbox.http.Call;
import io.xeropulse.sandbox.http.Xml;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The jobs that have tasks of a kind, each with just those. */
final class JobTasks {

  private JobTasks() {}

  /** Answers {@code job.api/tasks}; empty if a day cannot be read. */
  static Optional<List<Xml>> chosen(Call call, List<Xml> detailed) {
    Optional<LocalDate> due = call.parameter("due").flatMap(Window::day);
    Optional<LocalDate> start = call.parameter("start").flatMap(Window::day);
    if (due.isEmpty() != call.parameter("due").isEmpty()
        || start.isEmpty() != call.parameter("start").isEmpty()) {
      return Optional.empty();
    }
    List<Xml> jobs = new ArrayList<>();
    for (Xml job : detailed) {
      List<Xml> tasks =
          job.child("Tasks").map(Xml::children).orElse(List.of()).stream()
              .filter(
                  task ->
                      call.parameter("complete")
                              .map(task.value("Completed")::equalsIgnoreCase)
                              .orElse(true)
                          && due.map(last -> !day(task, "DueDate").isAfter(last)).orElse(true)
                          && start.map(f -> !day(task, "StartDate").isBefore(f)).orElse(true))
              .toList();
      if (!tasks.isEmpty()) {
        List<Xml> fields = new ArrayList<>();
        job.child("ID").ifPresent(fields::add);
        job.child("Name").ifPresent(fields::add);
        fields.add(Xml.of("Tasks", tasks));
        jobs.add(Xml.of("Job", fields));
      }
    }
    return Optional.of(jobs);
  }

  private static LocalDate day(Xml task, String field) {
    String text = task.value(field);
    return text.length() < 10 ? LocalDate.MAX : LocalDate.parse(text.substring(0, 10));
  }

  /** Whether one of the staff works on a job. */
  static boolean assigned(Xml job, String staff) {
    return job.child("Assigned").map(Xml::children).orElse(List.of()).stream()
        .anyMatch(person -> person.value("UUID").equals(staff));
  }
}
