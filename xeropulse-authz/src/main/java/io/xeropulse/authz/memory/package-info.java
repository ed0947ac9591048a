/** The stores in memory: for tests, trials and demonstrations, gone when the process ends. */
@NullMarked
package io.xeropulse.authz.memory;

import org.jspecify.annotations.NullMarked;
