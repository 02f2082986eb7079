/** Operations as return values of Spring controllers, and what every Spring adapter needs: failures in Spring's words, Jackson 2. */
@NullMarked
package io.progressstream.spring;

import org.jspecify.annotations.NullMarked;
