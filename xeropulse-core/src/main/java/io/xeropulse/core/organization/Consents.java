package io.xeropulse.core.organization;

import io.xeropulse.core.grant.ConsentRequest;
import io.xeropulse.core.grant.TenantConnection;
import io.xeropulse.core.model.OrganizationId;
import java.util.List;

/** How a person lets an organization's data be read. Implementations are thread-safe. */
public interface Consents {

  /**
   * Begins a consent.
   *
   * @return where to send the person's browser, and what to keep in the person's session
   */
  ConsentRequest begin();

  /**
   * Takes what the browser brought back: tokens are stored sealed, and the tenants that this
   * consent reaches are the organization's from now on. A tenant that was reached through an
   * earlier consent is read through this one.
   *
   * @param organization whose tenants the person consented to
   * @param request what {@link #begin} gave
   * @param state the answer's {@code state}
   * @param code the answer's {@code code}
   * @return the organization's connections, those that are gone included
   * @throws io.xeropulse.core.AuthenticationException if the answer is no answer to the request, or
   *     the system refuses its code; nothing was stored
   * @throws io.xeropulse.core.SourceUnavailableException if the system cannot be reached
   * @throws io.xeropulse.core.StorageUnavailableException if the stores cannot be reached
   */
  List<TenantConnection> complete(
      OrganizationId organization, ConsentRequest request, String state, String code);
}
