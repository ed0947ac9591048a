/** The made-up practice's documents in the Accounting API's form. */
@NullMarked
package io.xeropulse.sandbox.books.json;

import org.jspecify.annotations.NullMarked;
