/** Applications, servers and clients that the tests are made of. */
@NullMarked
package io.progressstream.integration.support;

import org.jspecify.annotations.NullMarked;
