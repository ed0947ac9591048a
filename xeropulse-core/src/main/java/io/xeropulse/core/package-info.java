/** Errors that every stage shares. Start reading at {@code io.xeropulse.core.sync.SyncPipeline}. */
@NullMarked
package io.xeropulse.core;

import org.jspecify.annotations.NullMarked;
