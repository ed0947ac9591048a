/** Transactions under one organization's row security, as the loading or the reading role. */
@NullMarked
package io.xeropulse.warehouse.access;

import org.jspecify.annotations.NullMarked;
