/**
 * XPM's answers as they come over the wire, XML or JSON, streamed record by record. Not for use by
 * hosts: it may change at any time.
 */
@NullMarked
package io.xeropulse.xpm.internal.wire;

import org.jspecify.annotations.NullMarked;
