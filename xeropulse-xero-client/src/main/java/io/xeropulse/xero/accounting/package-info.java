/** Typed reads of the Accounting API: what there is, what may be asked, and reports. */
@NullMarked
package io.xeropulse.xero.accounting;

import org.jspecify.annotations.NullMarked;
