/** A server that is killed, or asked to end, while imports run. */
@NullMarked
package io.progressstream.torture.ends;

import org.jspecify.annotations.NullMarked;
