/** Work in progress: what was worked and not yet billed, priced, aged and set against interims. */
@NullMarked
package io.xeropulse.core.wip;

import org.jspecify.annotations.NullMarked;
