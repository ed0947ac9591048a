/**
 * The connector: Xero's records, page by page, as core's facts. Next stage: {@link
 * io.xeropulse.core.sync.transform}.
 */
@NullMarked
package io.xeropulse.xero.source;

import org.jspecify.annotations.NullMarked;
