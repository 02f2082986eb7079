/**
 * An import of orders as a team would write it: {@link io.progressstream.examples.imports.OrderImport} reads a CSV file as a stream, puts
 * each row through {@link io.progressstream.examples.imports.OrderRules}, and writes what is left into a database in one transaction.
 * All it knows of progress is the {@link io.progressstream.ProgressSink} that it is handed.
 */
@NullMarked
package io.progressstream.examples.imports;

import org.jspecify.annotations.NullMarked;
