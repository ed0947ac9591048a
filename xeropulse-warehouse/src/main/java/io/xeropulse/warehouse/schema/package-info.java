/** Migrations, in a schema and a history table of their own. */
@NullMarked
package io.xeropulse.warehouse.schema;

import org.jspecify.annotations.NullMarked;
