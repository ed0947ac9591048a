package io.xeropulse.sandbox.xpm;

import io.xeropulse.sandbox.http.Xml;
import io.xeropulse.sandbox.xpm.PracticeRecords.Document;
import java.util.Optional;

/** Finds single records in the lists; thread-safe. */
final class Lookup {

  private final PracticeRecords records;

  Lookup(PracticeRecords records) {
    this.records = records;
  }

  Optional<Xml> find(XpmList list, String field, String id) {
    return records.list(list, true).stream()
        .filter(record -> record.value(field).equals(id))
        .findFirst();
  }

  Optional<Xml> job(String number) {
    return records.document(Document.JOB, number).or(() -> find(XpmList.JOBS, "ID", number));
  }

  Optional<Xml> jobTask(String id) {
    return records.list(XpmList.JOBS, true).stream()
        .flatMap(job -> job.child("Tasks").stream())
        .flatMap(tasks -> tasks.children().stream())
        .filter(task -> task.value("UUID").equals(id))
        .findFirst();
  }

  Optional<Xml> jobCost(String id) {
    return records.list(XpmList.JOBS, false).stream()
        .flatMap(job -> records.document(Document.COSTS, job.value("ID")).stream())
        .flatMap(costs -> costs.children().stream())
        .filter(cost -> cost.value("UUID").equals(id))
        .findFirst();
  }
}
