/** Bringing derived figures up to date after a load. */
@NullMarked
package io.xeropulse.core.sync.refresh;

import org.jspecify.annotations.NullMarked;
