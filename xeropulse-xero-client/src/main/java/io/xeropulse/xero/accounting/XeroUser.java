package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user of the organisation, as Xero sends it. Immutable and thread-safe. */
public final class XeroUser extends XeroObject {

  XeroUser(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code UserID}: text, or null} */
  public @Nullable String userId() {
    return text("UserID");
  }

  /** {@return {@code EmailAddress}: text, or null} */
  public @Nullable String emailAddress() {
    return text("EmailAddress");
  }

  /** {@return {@code FirstName}: text, or null} */
  public @Nullable String firstName() {
    return text("FirstName");
  }

  /** {@return {@code LastName}: text, or null} */
  public @Nullable String lastName() {
    return text("LastName");
  }

  /** {@return {@code UpdatedDateUTC}: an instant, or null} */
  public @Nullable Instant updatedDateUtc() {
    return instant("UpdatedDateUTC");
  }

  /** {@return {@code IsSubscriber}: true or false, or null} */
  public @Nullable Boolean isSubscriber() {
    return bool("IsSubscriber");
  }

  /** {@return {@code OrganisationRole} as an open word, or null} */
  public @Nullable Word<OrganisationRole> organisationRole() {
    return word("OrganisationRole", OrganisationRole.class);
  }

  /** Words of {@code OrganisationRole} that Xero has published. */
  public enum OrganisationRole implements WireWord {
    /** {@code READONLY}. */
    READONLY("READONLY"),
    /** {@code INVOICEONLY}. */
    INVOICEONLY("INVOICEONLY"),
    /** {@code STANDARD}. */
    STANDARD("STANDARD"),
    /** {@code FINANCIALADVISER}. */
    FINANCIALADVISER("FINANCIALADVISER"),
    /** {@code MANAGEDCLIENT}. */
    MANAGEDCLIENT("MANAGEDCLIENT"),
    /** {@code CASHBOOKCLIENT}. */
    CASHBOOKCLIENT("CASHBOOKCLIENT"),
    /** {@code UNKNOWN}. */
    UNKNOWN("UNKNOWN"),
    /** {@code REMOVED}. */
    REMOVED("REMOVED");

    private final String wire;

    OrganisationRole(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
