/** Operations as return values of Spring MVC controllers. */
@NullMarked
package io.progressstream.spring;

import org.jspecify.annotations.NullMarked;
