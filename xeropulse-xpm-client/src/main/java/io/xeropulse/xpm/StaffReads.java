package io.xeropulse.xpm;

import io.xeropulse.xpm.model.StaffMember;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the people of the practice. Immutable and thread-safe. */
public final class StaffReads {
  private final TypedReads<StaffMember> staff;

  StaffReads(XpmCalls calls) {
    this.staff = new TypedReads<>(calls, "staff", "StaffList", "Staff", StaffMember.class);
  }

  /**
   * Everybody.
   *
   * @return people
   */
  public Stream<StaffMember> list() {
    return staff.all(staff.at("staff.api/list"), Map.of());
  }

  /**
   * One person.
   *
   * @param uuid the person's identifier
   * @return the person
   */
  public StaffMember get(String uuid) {
    return staff.one(staff.at("staff.api/get").of(uuid));
  }
}
