/** Signed Metabase dashboards: a decision of {@link io.xeropulse.authz.scope} becomes a token. */
@NullMarked
package io.xeropulse.authz.embed;

import org.jspecify.annotations.NullMarked;
