@NullMarked
package io.progressstream.record;

import org.jspecify.annotations.NullMarked;
