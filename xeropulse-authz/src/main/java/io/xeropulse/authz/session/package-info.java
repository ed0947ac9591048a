/** Sessions: logging in, staying in, and being put out. */
@NullMarked
package io.xeropulse.authz.session;

import org.jspecify.annotations.NullMarked;
