package io.xeropulse.authz.audit;

import org.jspecify.annotations.Nullable;

/**
 * Where a request came from, as far as the host knows. What a client can choose of it is cut and
 * cleaned, since it is written down. Immutable.
 */
public final class RequestOrigin {
  private static final int MAX_ADDRESS = 64;
  private static final int MAX_AGENT = 256;

  /** Nothing is known, as for work that no request started. */
  public static final RequestOrigin NONE = new RequestOrigin("", "");

  private final Written written;

  /**
   * Takes what the host knows. Control characters, line ends, marks of direction and halves of
   * surrogate pairs, which not every database keeps and which forge lines of a log, become spaces.
   *
   * @param address the network address; empty or null when unknown; cut to 64 characters
   * @param agent what the client calls itself; empty or null when it does not; cut to 256
   *     characters
   */
  public RequestOrigin(@Nullable String address, @Nullable String agent) {
    this(new Written(clean(address, MAX_ADDRESS), clean(agent, MAX_AGENT)));
  }

  private RequestOrigin(Written written) {
    this.written = written;
  }

  private record Written(String address, String agent) {}

  /**
   * An origin exactly as it was written down: what was changed afterwards must show when the log is
   * verified.
   *
   * @param address the address as it stands there
   * @param agent the agent as it stands there
   * @return the origin
   */
  public static RequestOrigin recorded(String address, String agent) {
    return new RequestOrigin(new Written(address, agent));
  }

  private static String clean(@Nullable String text, int max) {
    if (text == null) {
      return "";
    }
    StringBuilder clean = new StringBuilder();
    text.substring(0, Math.min(text.length(), max))
        .codePoints()
        .map(character -> unwritable(character) ? ' ' : character)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean unwritable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /**
   * The network address.
   *
   * @return at most 64 characters, or empty when unknown
   */
  public String address() {
    return written.address();
  }

  /**
   * What the client calls itself.
   *
   * @return at most 256 characters, or empty
   */
  public String agent() {
    return written.agent();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RequestOrigin that && written.equals(that.written);
  }

  @Override
  public int hashCode() {
    return written.hashCode();
  }

  @Override
  public String toString() {
    return "RequestOrigin[" + address() + ", " + agent() + "]";
  }
}
