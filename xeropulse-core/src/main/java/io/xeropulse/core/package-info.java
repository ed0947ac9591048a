/** Errors that every stage shares. Start reading at {@link io.xeropulse.core.sync.SyncPipeline}. */
@NullMarked
package io.xeropulse.core;

import org.jspecify.annotations.NullMarked;
