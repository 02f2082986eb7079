/** Real containers and real sockets for tests. */
@NullMarked
package io.progressstream.servlet.testing;

import org.jspecify.annotations.NullMarked;
