/** Operations over {@code jakarta.servlet}: answers that stream, and the endpoints that follow and cancel. */
@NullMarked
package io.progressstream.servlet;

import org.jspecify.annotations.NullMarked;
