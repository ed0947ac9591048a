/**
 * A fake Xero and Xero Practice Manager on loopback: start it as a program, in a test, or as a
 * JUnit extension.
 */
@NullMarked
package io.xeropulse.sandbox;

import org.jspecify.annotations.NullMarked;
