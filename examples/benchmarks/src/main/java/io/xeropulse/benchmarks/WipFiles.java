package io.xeropulse.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.xeropulse.core.model.Job;
import io.xeropulse.core.model.JobCost;
import io.xeropulse.core.model.TimeEntry;
import io.xeropulse.core.wip.WipCalculator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;

/** A practice as files of JSON rows, with every field that either side reads. */
record WipFiles(Path folder) {
  private static final JsonFactory JSON = new JsonFactory();

  void write(SamplePractice practice) throws IOException {
    try (JsonGenerator jobs = rows("jobs")) {
      for (Job job : practice.jobs()) {
        jobs.writeStartObject();
        jobs.writeStringField("uuid", job.sourceId());
        jobs.writeStringField("clientUuid", job.clientId());
        jobs.writeStringField("startDate", String.valueOf(job.startDate()));
        jobs.writeEndObject();
      }
    }
    try (JsonGenerator costs = rows("costs")) {
      for (JobCost cost : practice.costs()) {
        costs.writeStartObject();
        work(costs, cost.jobId(), cost.billable());
        costs.writeStringField("amount", cost.unitPrice().toPlainString());
        costs.writeEndObject();
      }
    }
    WipCalculator calculator = new WipCalculator(practice.rates(), 2);
    try (JsonGenerator time = rows("time")) {
      for (TimeEntry entry : practice.time()) {
        time.writeStartObject();
        time.writeStringField("uuid", entry.sourceId());
        work(time, entry.jobId(), entry.billable());
        time.writeStringField("staffUuid", entry.staffId());
        time.writeStringField("taskUuid", entry.taskId());
        time.writeStringField("date", entry.date().toString());
        time.writeNumberField("minutes", entry.minutes());
        time.writeStringField(
            "chargeAmount", calculator.value(entry).orElseThrow().toPlainString());
        time.writeEndObject();
      }
    }
  }

  /** Reads the time entries again each time, one by one. */
  Iterable<TimeEntry> time() {
    return () -> {
      try {
        return new Entries(JSON.createParser(Files.newInputStream(folder.resolve("time"))));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    };
  }

  private JsonGenerator rows(String name) throws IOException {
    JsonGenerator rows = JSON.createGenerator(Files.newOutputStream(folder.resolve(name)));
    rows.writeStartArray(); // closed with the generator
    return rows;
  }

  private static void work(JsonGenerator to, String job, boolean billable) throws IOException {
    to.writeStringField("jobUuid", job);
    to.writeBooleanField("billable", billable);
    to.writeBooleanField("invoiced", false);
  }

  private static final class Entries implements Iterator<TimeEntry> {
    private final Map<String, LocalDate> dates = new HashMap<>();
    private final JsonParser parser;
    private JsonToken ahead;

    Entries(JsonParser parser) throws IOException {
      this.parser = parser;
      parser.nextToken();
      this.ahead = parser.nextToken();
    }

    @Override
    public boolean hasNext() {
      return ahead == JsonToken.START_OBJECT;
    }

    @Override
    public TimeEntry next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      try {
        TimeEntry entry = entry();
        ahead = parser.nextToken();
        if (!hasNext()) {
          parser.close();
        }
        return entry;
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }

    private TimeEntry entry() throws IOException {
      String id = "";
      String job = "";
      String staff = "";
      String task = "";
      LocalDate date = LocalDate.MIN;
      int minutes = 0;
      boolean billable = false;
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        switch (name) {
          case "uuid" -> id = parser.getText();
          case "jobUuid" -> job = parser.getText();
          case "staffUuid" -> staff = parser.getText();
          case "taskUuid" -> task = parser.getText();
          case "date" -> date = dates.computeIfAbsent(parser.getText(), LocalDate::parse);
          case "minutes" -> minutes = parser.getIntValue();
          case "billable" -> billable = parser.getBooleanValue();
          default -> parser.skipChildren();
        }
      }
      return new TimeEntry(id, job, staff, task, date, minutes, billable, null);
    }
  }
}
