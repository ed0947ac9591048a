/** The PostgreSQL warehouse; its door is {@link io.xeropulse.warehouse.Warehouse}. */
@NullMarked
package io.xeropulse.warehouse;

import org.jspecify.annotations.NullMarked;
