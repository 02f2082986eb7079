/** Cancelling work whose readers read nothing. */
@NullMarked
package io.progressstream.torture.cancel;

import org.jspecify.annotations.NullMarked;
