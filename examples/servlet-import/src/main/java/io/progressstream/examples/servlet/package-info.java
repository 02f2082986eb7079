/** The import as plain servlets on an embedded Jetty. {@link io.progressstream.examples.servlet.ImportServlet} is what there is to see. */
@NullMarked
package io.progressstream.examples.servlet;

import org.jspecify.annotations.NullMarked;
