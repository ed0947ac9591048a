/** A made-up practice's accounting documents, each a pure function of seed and index. */
@NullMarked
package io.xeropulse.sandbox.books;

import org.jspecify.annotations.NullMarked;
