/**
 * XPM's records as its API has them, for those who read it directly through {@link
 * io.xeropulse.xpm.XpmClient}.
 */
@NullMarked
package io.xeropulse.xpm.model;

import org.jspecify.annotations.NullMarked;
