/** People: their accounts, their memberships of organizations, and how they are invited. */
@NullMarked
package io.xeropulse.authz.user;

import org.jspecify.annotations.NullMarked;
