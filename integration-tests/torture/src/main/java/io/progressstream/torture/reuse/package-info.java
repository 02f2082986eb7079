/** Streams that die in every way, beside short answers on the same connections. */
@NullMarked
package io.progressstream.torture.reuse;

import org.jspecify.annotations.NullMarked;
