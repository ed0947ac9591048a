/**
 * Signed Metabase dashboards: a decision of {@link io.xeropulse.authz.scope} becomes a token.
 *
 * <p>The headers of the page around the iframe are the host's: its {@code Content-Security-Policy}
 * must name Metabase in {@code frame-src}, and with {@code Cross-Origin-Embedder-Policy:
 * require-corp} a browser shows only an iframe whose own answer carries that header too.
 */
@NullMarked
package io.xeropulse.authz.embed;

import org.jspecify.annotations.NullMarked;
