package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import org.jspecify.annotations.Nullable;

/** A person at a contact, as Xero sends it. Immutable and thread-safe. */
public final class ContactPerson extends XeroObject {

  ContactPerson(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code FirstName}: text, or null} */
  public @Nullable String firstName() {
    return text("FirstName");
  }

  /** {@return {@code LastName}: text, or null} */
  public @Nullable String lastName() {
    return text("LastName");
  }

  /** {@return {@code EmailAddress}: text, or null} */
  public @Nullable String emailAddress() {
    return text("EmailAddress");
  }

  /** {@return {@code IncludeInEmails}: true or false, or null} */
  public @Nullable Boolean includeInEmails() {
    return bool("IncludeInEmails");
  }
}
