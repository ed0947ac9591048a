/**
 * Double-entry bookings derived from documents and cash movements, without the source's journals.
 * Proved against the source's own trial balance by {@link io.xeropulse.core.sync.proof}.
 */
@NullMarked
package io.xeropulse.core.ledger;

import org.jspecify.annotations.NullMarked;
