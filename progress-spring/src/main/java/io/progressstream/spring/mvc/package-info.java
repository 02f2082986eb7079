/** Operations as return values of Spring MVC controllers. */
@NullMarked
package io.progressstream.spring.mvc;

import org.jspecify.annotations.NullMarked;
