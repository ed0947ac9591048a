/** API keys: a person's rights, or fewer, for a program. */
@NullMarked
package io.xeropulse.authz.apikey;

import org.jspecify.annotations.NullMarked;
