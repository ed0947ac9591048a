/** What starts a sync. Next stage: {@code io.xeropulse.core.sync.extract}. */
@NullMarked
package io.xeropulse.core.sync.trigger;

import org.jspecify.annotations.NullMarked;
