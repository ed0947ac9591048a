package io.xeropulse.sandbox.xpm;

import io.xeropulse.sandbox.http.Xml;
import io.xeropulse.sandbox.xpm.PracticeRecords.Document;
import java.util.Optional;

/** Answers {@code …/customfield}: what the practice filled in on one thing. */
final class CustomFields {

  private final PracticeRecords records;
  private final Lookup lookup;

  CustomFields(PracticeRecords records) {
    this.records = records;
    this.lookup = new Lookup(records);
  }

  /** Answers for what an operation reads under an id. */
  Answer on(String operation, String id) {
    return switch (operation) {
      case "client.api/get" ->
          fields(lookup.find(XpmList.CLIENTS, "UUID", id), Document.CLIENT_FIELDS, id, "client");
      case "client.api/contact" ->
          fields(lookup.find(XpmList.CONTACTS, "UUID", id), Document.CONTACT_FIELDS, id, "contact");
      case "job.api/get" -> fields(lookup.job(id), Document.JOB_FIELDS, id, "job");
      case "job.api/task" -> fields(lookup.jobTask(id), Document.TASK_FIELDS, id, "task");
      case "job.api/cost" -> fields(lookup.jobCost(id), Document.COST_FIELDS, id, "cost");
      case "time.api/get" ->
          fields(lookup.find(XpmList.TIMES, "UUID", id), Document.TIME_FIELDS, id, "time");
      default -> Answer.error(404, "Invalid resource");
    };
  }

  private Answer fields(Optional<Xml> owner, Document kind, String id, String what) {
    return owner.isEmpty()
        ? Answer.error(404, "Invalid " + what + " identifier")
        : Answer.ok(records.document(kind, id).orElseGet(() -> Xml.of("CustomFields")));
  }
}
