/** What the sources of this module share. Not for use by hosts: it may change at any time. */
@NullMarked
package io.xeropulse.xpm.internal;

import org.jspecify.annotations.NullMarked;
