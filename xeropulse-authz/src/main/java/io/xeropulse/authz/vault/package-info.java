/** Secrets at rest: sealed to the one place where they are stored. */
@NullMarked
package io.xeropulse.authz.vault;

import org.jspecify.annotations.NullMarked;
