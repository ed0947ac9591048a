/**
 * Proving that what was loaded is what the source holds: silence detectors, tie-out, certificate.
 */
@NullMarked
package io.xeropulse.core.sync.proof;

import org.jspecify.annotations.NullMarked;
