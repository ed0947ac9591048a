package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A journal that a person wrote, as Xero sends it. Immutable and thread-safe. */
public final class ManualJournal extends XeroObject {

  ManualJournal(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code Narration}: text, or null} */
  public @Nullable String narration() {
    return text("Narration");
  }

  /** {@return {@code JournalLines}, empty if there are none} */
  public List<ManualJournalLine> journalLines() {
    return list("JournalLines", ManualJournalLine::new);
  }

  /** {@return {@code Date}: a calendar date in no zone, or null} */
  public @Nullable LocalDate date() {
    return date("Date");
  }

  /** {@return {@code LineAmountTypes} as an open word, or null} */
  public @Nullable Word<LineAmountTypes> lineAmountTypes() {
    return word("LineAmountTypes", LineAmountTypes.class);
  }

  /** {@return {@code Status} as an open word, or null} */
  public @Nullable Word<Status> status() {
    return word("Status", Status.class);
  }

  /** {@return {@code Url}: text, or null} */
  public @Nullable String url() {
    return text("Url");
  }

  /** {@return {@code ShowOnCashBasisReports}: true or false, or null} */
  public @Nullable Boolean showOnCashBasisReports() {
    return bool("ShowOnCashBasisReports");
  }

  /** {@return {@code HasAttachments}: true or false, or null} */
  public @Nullable Boolean hasAttachments() {
    return bool("HasAttachments");
  }

  /** {@return {@code UpdatedDateUTC}: an instant, or null} */
  public @Nullable Instant updatedDateUtc() {
    return instant("UpdatedDateUTC");
  }

  /** {@return {@code ManualJournalID}: text, or null} */
  public @Nullable String manualJournalId() {
    return text("ManualJournalID");
  }

  /** Words of {@code Status} that Xero has published. */
  public enum Status implements WireWord {
    /** {@code DRAFT}. */
    DRAFT("DRAFT"),
    /** {@code POSTED}. */
    POSTED("POSTED"),
    /** {@code DELETED}. */
    DELETED("DELETED"),
    /** {@code VOIDED}. */
    VOIDED("VOIDED"),
    /** {@code ARCHIVED}. */
    ARCHIVED("ARCHIVED");

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
