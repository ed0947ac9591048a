/** What a tie-out needs of the warehouse: the records held, and a place for its certificates. */
@NullMarked
package io.xeropulse.warehouse.proof;

import org.jspecify.annotations.NullMarked;
