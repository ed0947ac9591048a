package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group of contacts, as Xero sends it. Immutable and thread-safe. */
public final class ContactGroup extends XeroObject {

  ContactGroup(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code Name}: text, or null} */
  public @Nullable String name() {
    return text("Name");
  }

  /** {@return {@code Status} as an open word, or null} */
  public @Nullable Word<Status> status() {
    return word("Status", Status.class);
  }

  /** {@return {@code ContactGroupID}: text, or null} */
  public @Nullable String contactGroupId() {
    return text("ContactGroupID");
  }

  /** {@return {@code Contacts}, empty if there are none} */
  public List<XeroContact> contacts() {
    return list("Contacts", XeroContact::new);
  }

  /** Words of {@code Status} that Xero has published. */
  public enum Status implements WireWord {
    /** {@code ACTIVE}. */
    ACTIVE("ACTIVE"),
    /** {@code DELETED}. */
    DELETED("DELETED");

    private final String wire;

    Status(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
