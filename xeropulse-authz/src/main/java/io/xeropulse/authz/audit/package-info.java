/** What was done, by whom, in a chain per organization that shows every later change. */
@NullMarked
package io.xeropulse.authz.audit;

import org.jspecify.annotations.NullMarked;
