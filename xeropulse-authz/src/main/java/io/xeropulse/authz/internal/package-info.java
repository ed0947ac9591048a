/** Shared inside this module only; nothing here is supported API. */
@NullMarked
package io.xeropulse.authz.internal;

import org.jspecify.annotations.NullMarked;
