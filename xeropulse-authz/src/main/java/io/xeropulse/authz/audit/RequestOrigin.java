package io.xeropulse.authz.audit;

/**
 * Where a request came from, as far as the host knows. Immutable.
 *
 * @param address the network address, or empty when unknown
 * @param agent what the client calls itself, or empty; cut to 256 characters; control characters,
 *     which not every database keeps, become spaces
 */
public record RequestOrigin(String address, String agent) {
  private static final int MAX_AGENT = 256;

  /** Nothing is known, as for work that no request started. */
  public static final RequestOrigin NONE = new RequestOrigin("", "");

  /** Cuts and cleans the agent, which the client chooses. */
  public RequestOrigin {
    agent = agent.length() > MAX_AGENT ? agent.substring(0, MAX_AGENT) : agent;
    agent = agent.replaceAll("\\p{Cntrl}", " ");
  }
}
