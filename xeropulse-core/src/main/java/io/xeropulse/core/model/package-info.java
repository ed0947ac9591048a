/**
 * Our words: the facts that a practice's Xero and XPM data become, whatever the source calls them.
 */
@NullMarked
package io.xeropulse.core.model;

import org.jspecify.annotations.NullMarked;
