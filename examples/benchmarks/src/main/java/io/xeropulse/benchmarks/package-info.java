/** Our speed beside what a user would have written instead, side by side in one run. */
@NullMarked
package io.xeropulse.benchmarks;

import org.jspecify.annotations.NullMarked;
