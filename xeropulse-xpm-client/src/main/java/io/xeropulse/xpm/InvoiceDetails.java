package io.xeropulse.xpm;

import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.xero.http.RequestRefusedException;
import io.xeropulse.xpm.internal.facts.InvoiceFacts;
import io.xeropulse.xpm.internal.wire.WireRecord;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Completes the invoices of a list with their lines, one call for each that lacks them. Cancelled
 * ones need theirs too: only the lines tell which time is unbilled again. Not thread-safe.
 */
final class InvoiceDetails {
  private final XpmCalls calls;
  private final Set<String> seen = new HashSet<>();

  InvoiceDetails(XpmCalls calls) {
    this.calls = calls;
  }

  /** The invoice with its lines; null if an earlier window had it already. */
  @Nullable SourceRecord complete(WireRecord listed) {
    String id = InvoiceFacts.id(listed.fields());
    String number = InvoiceFacts.number(listed.fields());
    if (id != null && !seen.add(id)) {
      return null;
    }
    if (InvoiceFacts.hasLines(listed.fields()) || number == null || isDraft(number)) {
      return invoice(listed, id);
    }
    try {
      return invoice(detail(listed, number), id);
    } catch (MalformedResponseException | RequestRefusedException e) {
      return XpmRecord.unreadable(id, listed.rawText(), e);
    }
  }

  private static boolean isDraft(String number) {
    return number.equalsIgnoreCase("Draft");
  }

  private WireRecord detail(WireRecord listed, String number) {
    WireRecords answer = new WireRecords(calls.open(XpmEntities.INVOICE_GET.of(number), Map.of()));
    if (!answer.hasNext()) {
      return listed;
    }
    WireRecord detail = answer.next();
    answer.forEachRemaining(more -> {});
    return detail;
  }

  private static XpmRecord invoice(WireRecord record, @Nullable String id) {
    return new XpmRecord(id, record.rawText(), () -> InvoiceFacts.invoice(record.fields()));
  }
}
