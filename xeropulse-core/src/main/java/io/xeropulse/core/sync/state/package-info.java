/** What a sync remembers: sessions, watermarks and backfills. */
@NullMarked
package io.xeropulse.core.sync.state;

import org.jspecify.annotations.NullMarked;
