package io.xeropulse.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.jobs.Job;
import io.xeropulse.sandbox.jobs.Named;
import io.xeropulse.sandbox.jobs.Practice;
import io.xeropulse.sandbox.jobs.Timekeeper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Adds and changes jobs, time, costs and the practice's invoices; thread-safe. */
final class WorkControl {

  private final Desk desk;

  WorkControl(Desk desk) {
    this.desk = desk;
  }

  List<Operation> operations() {
    return List.of(
        new Operation("POST", "/sandbox/jobs", this::takeOn),
        new Operation("PATCH", "/sandbox/jobs/{job}", this::move),
        new Operation("DELETE", "/sandbox/jobs/{job}", this::deleteJob),
        new Operation("POST", "/sandbox/jobs/{job}/times", this::work),
        new Operation("PATCH", "/sandbox/times/{timeId}", this::editTime),
        new Operation("DELETE", "/sandbox/times/{timeId}", this::deleteTime),
        new Operation("POST", "/sandbox/jobs/{job}/costs", this::buy),
        new Operation("POST", "/sandbox/jobs/{job}/invoices", this::bill),
        new Operation("DELETE", "/sandbox/job-invoices/{jobInvoice}", this::cancel));
  }

  private Timekeeper work() {
    return desk.timekeeper().get();
  }

  private Practice practice() {
    return work().practice();
  }

  private LocalDate date(Input input) {
    return input.date("date", practice().asAt());
  }

  private ObjectNode takeOn(Input input) {
    input.knowOnly("name", "clientId", "categoryId", "start");
    String number =
        work()
            .takeOn(
                input.text("name"),
                index("clientId", input.uuid("clientId"), practice().clients()),
                index("categoryId", input.uuid("categoryId"), practice().categories()),
                input.date("start", practice().asAt()));
    return job(number);
  }

  private ObjectNode move(Input input) {
    input.knowOnly("state", "completed");
    String number = number(input);
    LocalDate completed = input.has("completed") ? input.date("completed") : null;
    work().move(number, input.text("state"), completed);
    return job(number);
  }

  private ObjectNode deleteJob(Input input) {
    String number = number(input);
    work().deleteJob(number);
    return Json.object().put("job", number).put("deleted", true);
  }

  private ObjectNode work(Input input) {
    input.knowOnly("staffId", "taskId", "date", "minutes", "billable");
    UUID id =
        work()
            .work(
                number(input),
                index("staffId", input.uuid("staffId"), practice().staff()),
                index("taskId", input.uuid("taskId"), practice().tasks()),
                date(input),
                input.whole("minutes", 60),
                input.yes("billable", true));
    return Json.object().put("timeId", id.toString());
  }

  private ObjectNode editTime(Input input) {
    input.knowOnly("minutes");
    UUID id = time(input);
    input.text("minutes");
    work().editMinutes(id, input.whole("minutes", 0));
    return Json.object().put("timeId", id.toString());
  }

  private ObjectNode deleteTime(Input input) {
    UUID id = time(input);
    work().deleteTime(id);
    return Json.object().put("timeId", id.toString()).put("deleted", true);
  }

  private ObjectNode buy(Input input) {
    input.knowOnly("date", "quantity", "unitPrice");
    UUID id =
        work()
            .buy(
                number(input),
                date(input),
                input.number("quantity", BigDecimal.ONE),
                input.money("unitPrice"));
    return Json.object().put("costId", id.toString());
  }

  private ObjectNode bill(Input input) {
    input.knowOnly("date", "amount", "ahead");
    String invoice =
        input.yes("ahead", false)
            ? work().billAhead(number(input), date(input), input.money("amount"))
            : work().billTime(number(input), date(input), input.money("amount"));
    return Json.object().put("jobInvoice", invoice);
  }

  private ObjectNode cancel(Input input) {
    String number = input.variable("jobInvoice");
    if (practice().invoices().stream().noneMatch(i -> i.number().equals(number))) {
      throw unknown("invoice", number);
    }
    work().cancel(number);
    return Json.object().put("jobInvoice", number).put("cancelled", true);
  }

  private Optional<Job> find(String number) {
    return practice().jobs().stream().filter(job -> job.number().equals(number)).findFirst();
  }

  private String number(Input input) {
    String number = input.variable("job");
    return find(number).orElseThrow(() -> unknown("job", number)).number();
  }

  private UUID time(Input input) {
    UUID id = input.id("timeId");
    if (practice().times().stream().noneMatch(time -> time.id().equals(id))) {
      throw unknown("time entry", id.toString());
    }
    return id;
  }

  private ObjectNode job(String number) {
    Job job = find(number).orElseThrow(() -> unknown("job", number));
    return Json.object()
        .put("job", number)
        .put("jobId", job.id().toString())
        .put("name", job.name())
        .put("state", job.state())
        .put("client", job.client().name());
  }

  private static int index(String field, Optional<UUID> id, List<Named> all) {
    if (id.isEmpty()) {
      return 0;
    }
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id().equals(id.get())) {
        return i;
      }
    }
    throw unknown(field, id.get().toString());
  }

  private static RefusedException unknown(String what, String which) {
    return new RefusedException(
        404,
        "The practice has no " + what + " " + which,
        "Take one that the Practice Manager API lists");
  }
}
