/** Xero's JSON, read without losing a field or a cent. Internal: no support, no compatibility. */
@NullMarked
package io.xeropulse.xero.internal.wire;

import org.jspecify.annotations.NullMarked;
