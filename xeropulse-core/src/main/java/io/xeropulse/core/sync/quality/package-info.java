/**
 * Rules that a fact must keep before it is loaded. Next stage: {@code io.xeropulse.core.sync.load}.
 */
@NullMarked
package io.xeropulse.core.sync.quality;

import org.jspecify.annotations.NullMarked;
