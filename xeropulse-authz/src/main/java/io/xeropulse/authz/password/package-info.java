/** Passwords: what is acceptable, how they are hashed, and how much of that happens at once. */
@NullMarked
package io.xeropulse.authz.password;

import org.jspecify.annotations.NullMarked;
