/** Webhooks out: signed deliveries to a URL, with what really happens to them on the way. */
@NullMarked
package io.xeropulse.sandbox.webhook;

import org.jspecify.annotations.NullMarked;
