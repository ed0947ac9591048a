/** Aged receivables: what customers owe as at a date, by how late it is. */
@NullMarked
package io.xeropulse.core.ageing;

import org.jspecify.annotations.NullMarked;
