/** The rules of the import, each as a test. */
@NullMarked
package io.progressstream.examples.imports;

import org.jspecify.annotations.NullMarked;
