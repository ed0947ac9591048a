/** Consents to read a source, and where what they gave us is kept. */
@NullMarked
package io.xeropulse.core.grant;

import org.jspecify.annotations.NullMarked;
