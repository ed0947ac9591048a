package io.xeropulse.xpm.model;

import org.jspecify.annotations.Nullable;

/**
 * A member of the practice. XPM knows no rate, team or active flag. Immutable.
 *
 * @param uuid XPM's identifier, or null
 * @param name the person's name, or null
 * @param email e-mail address, or null
 * @param phone telephone, or null
 * @param mobile mobile telephone, or null
 * @param address postal or street address, or null
 * @param payrollCode code in payroll, or null
 * @param webUrl where a person can open it, or null
 */
public record StaffMember(
    @Nullable String uuid,
    @Nullable String name,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String mobile,
    @Nullable String address,
    @Nullable String payrollCode,
    @Nullable String webUrl) {

  /** Says which, and no personal data. */
  @Override
  public String toString() {
    return "StaffMember[" + uuid + "]";
  }
}
