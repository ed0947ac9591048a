/** The ledger as tables: double entry kept beside the documents and cash movements it is from. */
@NullMarked
package io.xeropulse.warehouse.ledger;

import org.jspecify.annotations.NullMarked;
