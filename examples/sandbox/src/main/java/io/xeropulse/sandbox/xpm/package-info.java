/** The Practice Manager 3.1 API: XML lists and documents over whatever holds the records. */
@NullMarked
package io.xeropulse.sandbox.xpm;

import org.jspecify.annotations.NullMarked;
