/** The control interface: what the sandbox's Java API does, over HTTP and for any language. */
@NullMarked
package io.xeropulse.sandbox.control;

import org.jspecify.annotations.NullMarked;
