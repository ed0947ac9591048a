/** The door to Xero: a client for one grant, its connections, and a source for each of them. */
@NullMarked
package io.xeropulse.xero;

import org.jspecify.annotations.NullMarked;
