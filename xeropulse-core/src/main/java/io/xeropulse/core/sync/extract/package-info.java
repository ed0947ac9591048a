/** Reading pages of records from a source. Next stage: {@code io.xeropulse.core.sync.transform}. */
@NullMarked
package io.xeropulse.core.sync.extract;

import org.jspecify.annotations.NullMarked;
