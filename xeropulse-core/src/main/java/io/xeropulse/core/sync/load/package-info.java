/**
 * Writing facts, quarantine and watermark of a page as one unit. Next stage: {@link
 * io.xeropulse.core.sync.refresh}.
 */
@NullMarked
package io.xeropulse.core.sync.load;

import org.jspecify.annotations.NullMarked;
