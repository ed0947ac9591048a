/**
 * The sync pipeline, the only code that sees every stage: trigger, extract, transform, quality,
 * load, refresh.
 */
@NullMarked
package io.xeropulse.core.sync;

import org.jspecify.annotations.NullMarked;
