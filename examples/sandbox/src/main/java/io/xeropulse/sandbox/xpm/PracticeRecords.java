package io.xeropulse.sandbox.xpm;

import io.xeropulse.sandbox.http.Xml;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Holds what Practice Manager serves; implementations are thread-safe. */
public interface PracticeRecords {

  /** Documents that are asked for one by one. */
  enum Document {
    /** {@code job.api/get}: the job element. */
    JOB("job-"),
    /** {@code job.api/costs}: the element around a job's costs. */
    COSTS("costs-"),
    /** {@code job.api/documents}: the element around what is kept with a job. */
    JOB_DOCUMENTS("job-documents-"),
    /** {@code job.api/get/…/customfield}: the element around what the practice added to a job. */
    JOB_FIELDS("job-customfields-"),
    /** {@code job.api/task/…/customfield}. */
    TASK_FIELDS("task-customfields-"),
    /** {@code job.api/cost/…/customfield}. */
    COST_FIELDS("cost-customfields-"),
    /** {@code time.api/get/…/customfield}. */
    TIME_FIELDS("time-customfields-"),
    /** {@code client.api/get/…/customfield}. */
    CLIENT_FIELDS("client-customfields-"),
    /** {@code client.api/contact/…/customfield}. */
    CONTACT_FIELDS("contact-customfields-"),
    /** {@code client.api/documents}: the element around what is kept with a client. */
    CLIENT_DOCUMENTS("client-documents-"),
    /** {@code invoice.api/get}: the invoice element. */
    INVOICE("invoice-"),
    /** {@code invoice.api/payments}: the element around an invoice's payments. */
    INVOICE_PAYMENTS("invoice-payments-"),
    /** {@code clientgroup.api/get}: the group element with its members. */
    GROUP("group-");

    private final String prefix;

    Document(String prefix) {
      this.prefix = prefix;
    }

    /**
     * Tells how the names of its fixture files begin.
     *
     * @return what stands before the id
     */
    public String prefix() {
      return prefix;
    }

    /**
     * Finds what a fixture file holds.
     *
     * @param name the file's name
     * @return the document of the longest prefix, if it has one
     */
    public static Optional<Document> named(String name) {
      return Arrays.stream(values())
          .filter(document -> name.startsWith(document.prefix))
          .max(Comparator.comparingInt(document -> document.prefix.length()));
    }
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
