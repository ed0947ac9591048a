/** Sync sessions, watermarks and what the practice keeps itself. */
@NullMarked
package io.xeropulse.warehouse.state;

import org.jspecify.annotations.NullMarked;
