/** Work that says more than anybody can hear, breaks off in every way, or talks on after its end. */
@NullMarked
package io.progressstream.torture.floods;

import org.jspecify.annotations.NullMarked;
