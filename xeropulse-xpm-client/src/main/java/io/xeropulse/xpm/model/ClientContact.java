package io.xeropulse.xpm.model;

import org.jspecify.annotations.Nullable;

/**
 * A person at a client. Immutable.
 *
 * @param uuid XPM's identifier, or null
 * @param name its name, or null
 * @param salutation how to greet the person, or null
 * @param addressee how to address letters, or null
 * @param mobile mobile telephone, or null
 * @param email e-mail address, or null
 * @param phone telephone, or null
 * @param isDeleted whether it was deleted, or null
 * @param isPrimary whether it is the client's first contact, or null
 * @param position what the person is at the client, or null
 */
public record ClientContact(
    @Nullable String uuid,
    @Nullable String name,
    @Nullable String salutation,
    @Nullable String addressee,
    @Nullable String mobile,
    @Nullable String email,
    @Nullable String phone,
    @Nullable Boolean isDeleted,
    @Nullable Boolean isPrimary,
    @Nullable String position) {

  /** Says which, and no personal data. */
  @Override
  public String toString() {
    return "ClientContact[" + uuid + "]";
  }
}
