/** Reading figures as the reading role. */
@NullMarked
package io.xeropulse.warehouse.report;

import org.jspecify.annotations.NullMarked;
