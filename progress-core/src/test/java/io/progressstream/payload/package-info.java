@NullMarked
package io.progressstream.payload;

import org.jspecify.annotations.NullMarked;
