/**
 * The decision: policy data, compiled once, answers which rows a principal may see; the next stage
 * is {@link io.xeropulse.authz.embed}.
 */
@NullMarked
package io.xeropulse.authz.scope;

import org.jspecify.annotations.NullMarked;
