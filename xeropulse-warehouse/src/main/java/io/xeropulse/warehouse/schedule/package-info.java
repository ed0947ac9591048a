/** Lets many nodes share organizations' syncs over one database, one at a time for each. */
@NullMarked
package io.xeropulse.warehouse.schedule;

import org.jspecify.annotations.NullMarked;
