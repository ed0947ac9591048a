/** What a sync remembers: sessions and watermarks. */
@NullMarked
package io.xeropulse.core.sync.state;

import org.jspecify.annotations.NullMarked;
