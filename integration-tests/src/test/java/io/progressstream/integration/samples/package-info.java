/** What docs/spring.md shows: compiled here, run by {@code SamplesTest}, and compared with the page by {@code DocumentationTest}. */
@NullMarked
package io.progressstream.integration.samples;

import org.jspecify.annotations.NullMarked;
