/** Who may see what: decisions in {@code scope}, signed dashboards in {@code embed}. */
@NullMarked
package io.xeropulse.authz;

import org.jspecify.annotations.NullMarked;
