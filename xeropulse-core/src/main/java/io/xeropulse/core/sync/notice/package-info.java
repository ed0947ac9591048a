/** Telling people what a sync cannot put right by itself. */
@NullMarked
package io.xeropulse.core.sync.notice;

import org.jspecify.annotations.NullMarked;
