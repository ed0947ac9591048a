/** The wire under both fakes: one call in, one reply out, metered, over WireMock. */
@NullMarked
package io.xeropulse.sandbox.http;

import org.jspecify.annotations.NullMarked;
