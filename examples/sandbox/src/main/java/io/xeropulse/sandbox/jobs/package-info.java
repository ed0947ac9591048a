/** A made-up practice's jobs, time, costs and job invoices, drawn from a seed. */
@NullMarked
package io.xeropulse.sandbox.jobs;

import org.jspecify.annotations.NullMarked;
