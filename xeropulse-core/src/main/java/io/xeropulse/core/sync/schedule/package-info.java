/** Decides when whose sync runs, and that no organization ever has two at once. */
@NullMarked
package io.xeropulse.core.sync.schedule;

import org.jspecify.annotations.NullMarked;
