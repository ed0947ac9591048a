/** The tenant: what is known of it, when it is synced, and what it is read from. */
@NullMarked
package io.xeropulse.core.organization;

import org.jspecify.annotations.NullMarked;
