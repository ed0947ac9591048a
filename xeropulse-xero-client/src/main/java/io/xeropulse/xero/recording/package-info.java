/** Keeping what sources answered in a sync, and syncing from it again without a network. */
@NullMarked
package io.xeropulse.xero.recording;

import org.jspecify.annotations.NullMarked;
