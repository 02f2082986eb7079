@NullMarked
package io.progressstream.ndjson;

import org.jspecify.annotations.NullMarked;
