/** Work whose reports are timed, each by itself, while its readers do not read. */
@NullMarked
package io.progressstream.torture.work;

import org.jspecify.annotations.NullMarked;
