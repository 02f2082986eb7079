/** What docs/servlet.md shows: compiled here, run by {@code SamplesTest}, and compared with the page by {@code DocumentationTest}. */
@NullMarked
package io.progressstream.servlet.samples;

import org.jspecify.annotations.NullMarked;
