/**
 * The Accounting API: Xero's resources, paging, order and envelope over whatever holds the records.
 */
@NullMarked
package io.xeropulse.sandbox.xero;

import org.jspecify.annotations.NullMarked;
