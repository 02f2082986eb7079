/** What business code reports to, and the words that reports are made of. */
@NullMarked
package io.progressstream;

import org.jspecify.annotations.NullMarked;
