/** Bringing stored figures up to date after a load. */
@NullMarked
package io.xeropulse.warehouse.refresh;

import org.jspecify.annotations.NullMarked;
