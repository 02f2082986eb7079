/**
 * For tests of what stands on Progress Stream: connections that fail as told, with nothing but the JDK. {@link io.progressstream.test.store} says
 * what a store has to do.
 */
@NullMarked
package io.progressstream.test;

import org.jspecify.annotations.NullMarked;
