package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import org.jspecify.annotations.Nullable;

/** A link to a page of the organisation, as Xero sends it. Immutable and thread-safe. */
public final class ExternalLink extends XeroObject {

  ExternalLink(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code LinkType} as an open word, or null} */
  public @Nullable Word<LinkType> linkType() {
    return word("LinkType", LinkType.class);
  }

  /** {@return {@code Url}: text, or null} */
  public @Nullable String url() {
    return text("Url");
  }

  /** {@return {@code Description}: text, or null} */
  public @Nullable String description() {
    return text("Description");
  }

  /** Words of {@code LinkType} that Xero has published. */
  public enum LinkType implements WireWord {
    /** {@code Facebook}. */
    FACEBOOK("Facebook"),
    /** {@code GooglePlus}. */
    GOOGLEPLUS("GooglePlus"),
    /** {@code LinkedIn}. */
    LINKEDIN("LinkedIn"),
    /** {@code Twitter}. */
    TWITTER("Twitter"),
    /** {@code Website}. */
    WEBSITE("Website");

    private final String wire;

    LinkType(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
