/**
 * What goes wrong on request: dropped lines, gateways' pages, storms of refusals, poisoned records.
 */
@NullMarked
package io.xeropulse.sandbox.fault;

import org.jspecify.annotations.NullMarked;
