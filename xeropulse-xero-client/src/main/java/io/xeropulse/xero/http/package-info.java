/**
 * Calls to Xero's hosts: authorized, limited, retried, metered, and with errors a caller can act
 * on.
 */
@NullMarked
package io.xeropulse.xero.http;

import org.jspecify.annotations.NullMarked;
