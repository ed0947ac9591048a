/** Xero's rate limits: how many calls a tenant and an app may make, and how refusals look. */
@NullMarked
package io.xeropulse.sandbox.limit;

import org.jspecify.annotations.NullMarked;
