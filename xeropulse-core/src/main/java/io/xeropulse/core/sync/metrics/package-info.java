/** Syncs as metrics, for hosts that have Micrometer. */
@NullMarked
package io.xeropulse.core.sync.metrics;

import org.jspecify.annotations.NullMarked;
