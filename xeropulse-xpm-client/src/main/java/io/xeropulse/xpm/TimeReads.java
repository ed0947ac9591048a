package io.xeropulse.xpm;

import io.xeropulse.xpm.model.TimeRecord;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;

/** Reads time entries. Immutable and thread-safe. */
public final class TimeReads {
  private final TypedReads<TimeRecord> time;

  TimeReads(XpmCalls calls) {
    this.time = new TypedReads<>(calls, "time", "Times", "Time", TimeRecord.class);
  }

  /**
   * Time of any span of dates.
   *
   * @param from first day, at most a year of it in each call
   * @param to last day, not before the first
   * @return time entries, asked for only as it is read
   */
  public Stream<TimeRecord> between(LocalDate from, LocalDate to) {
    return time.between(time.at("time.api/list"), from, to, TypedReads.field("uuid"), Map.of());
  }

  /**
   * All time of a job, however old.
   *
   * @param number the job number, in whatever form the practice likes
   * @return time entries
   */
  public Stream<TimeRecord> ofJob(String number) {
    return time.all(time.at("time.api/job").of(number), Map.of());
  }

  /**
   * The time of a person over any span of dates.
   *
   * @param uuid the person's identifier
   * @param from first day, at most a year of it in each call
   * @param to last day, not before the first
   * @return time entries, asked for only as it is read
   */
  public Stream<TimeRecord> ofStaff(String uuid, LocalDate from, LocalDate to) {
    return time.between(
        time.at("time.api/staff").of(uuid), from, to, TypedReads.field("uuid"), Map.of());
  }

  /**
   * One time entry.
   *
   * @param uuid its identifier
   * @return the entry
   */
  public TimeRecord get(String uuid) {
    return time.one(time.at("time.api/get").of(uuid));
  }
}
