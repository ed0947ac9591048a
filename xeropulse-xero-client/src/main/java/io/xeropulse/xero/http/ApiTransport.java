package io.xeropulse.xero.http;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.ApiUsage;

/**
 * Sends read requests to Xero. Authorization, limits, retries and metering happen inside; what
 * comes back is a success or a typed error. Implementations are thread-safe.
 */
public interface ApiTransport {

  /**
   * Sends one GET request and waits for its answer.
   *
   * @param request what to ask
   * @return the answer, always with a 2xx or 304 status
   * @throws io.xeropulse.core.AuthenticationException if the token is refused also after a renewal
   * @throws io.xeropulse.core.NotEntitledException if the source answers 403
   * @throws io.xeropulse.core.RateLimitException if a limit is spent for longer than retries wait
   * @throws io.xeropulse.core.SourceUnavailableException on network failures and 5xx, after retries
   * @throws io.xeropulse.core.MalformedResponseException if the answer cannot be used: another 4xx,
   *     or a body beyond the size limit
   */
  ApiResponse get(ApiRequest request);

  /**
   * What an organization's calls for an entity have cost since this transport was made.
   *
   * @param organization which
   * @param entity the entity that the requests named
   * @return calls, retries included, and bytes as they came over the wire
   */
  ApiUsage usage(OrganizationId organization, String entity);
}
