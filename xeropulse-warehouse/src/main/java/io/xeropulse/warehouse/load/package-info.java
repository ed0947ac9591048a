/** Writing facts by their key, and only where they changed. */
@NullMarked
package io.xeropulse.warehouse.load;

import org.jspecify.annotations.NullMarked;
