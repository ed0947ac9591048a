/** People, sessions, keys, secrets and the audit log in PostgreSQL. */
@NullMarked
package io.xeropulse.warehouse.authz;

import org.jspecify.annotations.NullMarked;
