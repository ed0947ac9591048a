/**
 * Xero's webhooks: whether a call is Xero's, what changed, and which sync that starts. Next stage:
 * {@link io.xeropulse.core.sync.trigger}.
 */
@NullMarked
package io.xeropulse.xero.webhook;

import org.jspecify.annotations.NullMarked;
