/** How values of the application become JSON. */
@NullMarked
package io.progressstream.payload;

import org.jspecify.annotations.NullMarked;
