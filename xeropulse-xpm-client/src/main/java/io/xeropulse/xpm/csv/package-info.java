/**
 * Reading the files that a practice keeps or exports itself, because XPM's API has no such data.
 */
@NullMarked
package io.xeropulse.xpm.csv;

import org.jspecify.annotations.NullMarked;
