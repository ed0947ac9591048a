package io.xeropulse.xpm;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.xero.http.ApiTransport;

/**
 * Every read of Xero Practice Manager 3.1, typed, for those who need more than {@link XpmSource}
 * gives a sync. It has no way to write. A stream may throw any of the transport's errors, {@link
 * io.xeropulse.core.MalformedResponseException} for an answer that is not what XPM sends, and
 * {@link io.xeropulse.xero.http.RequestRefusedException} for a status other than OK. Immutable and
 * thread-safe.
 */
public final class XpmClient {
  private final XpmCalls calls;

  private XpmClient(XpmCalls calls) {
    this.calls = calls;
  }

  /**
   * Creates a client.
   *
   * @param transport what sends the calls
   * @param tenantId the connection's tenant, of type {@code PRACTICEMANAGER}
   * @param organization whose data, for limits, meter and messages
   * @param format in which form XPM is asked to answer
   * @return the client
   */
  public static XpmClient create(
      ApiTransport transport, String tenantId, OrganizationId organization, XpmFormat format) {
    return new XpmClient(new XpmCalls(transport, tenantId, organization, format));
  }

  /**
   * Clients and the people at them.
   *
   * @return their reads
   */
  public ClientReads clients() {
    return new ClientReads(calls);
  }

  /**
   * Groups of clients.
   *
   * @return their reads
   */
  public ClientGroupReads clientGroups() {
    return new ClientGroupReads(calls);
  }

  /**
   * Jobs, their disbursements and states.
   *
   * @return their reads
   */
  public JobReads jobs() {
    return new JobReads(calls);
  }

  /**
   * Time entries.
   *
   * @return their reads
   */
  public TimeReads time() {
    return new TimeReads(calls);
  }

  /**
   * The people of the practice.
   *
   * @return their reads
   */
  public StaffReads staff() {
    return new StaffReads(calls);
  }

  /**
   * Kinds of work, job categories, templates and the price list.
   *
   * @return their reads
   */
  public CatalogueReads catalogue() {
    return new CatalogueReads(calls);
  }

  /**
   * Invoices and their payments.
   *
   * @return their reads
   */
  public InvoiceReads invoices() {
    return new InvoiceReads(calls);
  }

  /**
   * Quotes and estimates.
   *
   * @return their reads
   */
  public QuoteReads quotes() {
    return new QuoteReads(calls);
  }

  /**
   * Fields that the practice added.
   *
   * @return their reads
   */
  public CustomFieldReads customFields() {
    return new CustomFieldReads(calls);
  }
}
