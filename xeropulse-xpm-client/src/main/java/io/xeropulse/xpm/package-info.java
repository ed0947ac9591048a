/**
 * Reading Xero Practice Manager 3.1: {@link io.xeropulse.xpm.XpmSource} feeds a sync. Next stage:
 * {@link io.xeropulse.core.sync.transform}.
 */
@NullMarked
package io.xeropulse.xpm;

import org.jspecify.annotations.NullMarked;
