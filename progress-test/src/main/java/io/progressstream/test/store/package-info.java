/** What every store of operations does, as tests that its own test extends. */
@NullMarked
package io.progressstream.test.store;

import org.jspecify.annotations.NullMarked;
