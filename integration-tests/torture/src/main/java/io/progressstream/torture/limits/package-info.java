/** Servers that have nothing left to give. */
@NullMarked
package io.progressstream.torture.limits;

import org.jspecify.annotations.NullMarked;
