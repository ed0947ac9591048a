package io.xeropulse.sandbox.xpm;

import io.xeropulse.sandbox.http.Xml;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Holds what Practice Manager serves; implementations are thread-safe. */
public interface PracticeRecords {

  /** Documents that are asked for one by one. */
  enum Document {
    /** {@code job.api/get}: the job element. */
    JOB,
    /** {@code job.api/costs}: the element around a job's costs. */
    COSTS,
    /** {@code invoice.api/get}: the invoice element. */
    INVOICE,
    /** {@code invoice.api/payments}: the element around an invoice's payments. */
    INVOICE_PAYMENTS,
    /** {@code clientgroup.api/get}: the group element with its members. */
    GROUP
  }

  /**
   * Reads a list.
   *
   * @param list which one
   * @param detailed whether the caller asked for the long form of each record
   * @return its records
   */
  List<Xml> list(XpmList list, boolean detailed);

  /**
   * Reads the clients changed since an instant; those without a time of change count as changed.
   *
   * @param since the first instant that counts
   * @param detailed whether the caller asked for the long form of each record
   * @return the clients
   */
  List<Xml> clientsSince(Instant since, boolean detailed);

  /**
   * Reads one document.
   *
   * @param document which kind
   * @param id of which job or invoice
   * @return what belongs into the response, if there is one
   */
  Optional<Xml> document(Document document, String id);
}
