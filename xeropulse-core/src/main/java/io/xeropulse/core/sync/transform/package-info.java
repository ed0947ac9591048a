/**
 * Turning a source record into one of our facts. Next stage: {@link
 * io.xeropulse.core.sync.quality}.
 */
@NullMarked
package io.xeropulse.core.sync.transform;

import org.jspecify.annotations.NullMarked;
