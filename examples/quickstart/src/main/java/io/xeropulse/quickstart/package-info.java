/** From a running Xero and XPM to figures in PostgreSQL in one command. */
@NullMarked
package io.xeropulse.quickstart;

import org.jspecify.annotations.NullMarked;
