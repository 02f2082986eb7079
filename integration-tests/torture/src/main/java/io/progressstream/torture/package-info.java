/** Attacks on the example, each told with what was injected and what was lost. */
@NullMarked
package io.progressstream.torture;

import org.jspecify.annotations.NullMarked;
