/** Backups by PostgreSQL's own tools, and restores that are proved before they count as done. */
@NullMarked
package io.xeropulse.warehouse.backup;

import org.jspecify.annotations.NullMarked;
