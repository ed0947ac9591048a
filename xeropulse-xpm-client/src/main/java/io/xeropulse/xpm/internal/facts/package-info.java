/** Saying XPM's records in our words. Not for use by hosts: it may change at any time. */
@NullMarked
package io.xeropulse.xpm.internal.facts;

import org.jspecify.annotations.NullMarked;
