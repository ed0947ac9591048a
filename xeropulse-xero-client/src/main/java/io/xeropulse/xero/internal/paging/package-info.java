/** Reading lists to their end, however they are paged. Internal: no support, no compatibility. */
@NullMarked
package io.xeropulse.xero.internal.paging;

import org.jspecify.annotations.NullMarked;
