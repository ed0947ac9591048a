/** Who we are to Xero: tokens, their renewal, and the tenants they reach. */
@NullMarked
package io.xeropulse.xero.auth;

import org.jspecify.annotations.NullMarked;
