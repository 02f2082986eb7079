/** Requests and contents that nobody sends by mistake. */
@NullMarked
package io.progressstream.torture.hostile;

import org.jspecify.annotations.NullMarked;
