/** Who may call: tokens and connections, as Xero's identity service hands them out. */
@NullMarked
package io.xeropulse.sandbox.identity;

import org.jspecify.annotations.NullMarked;
