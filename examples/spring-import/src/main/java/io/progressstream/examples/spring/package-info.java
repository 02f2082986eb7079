/** The import as a Spring Boot application. {@link io.progressstream.examples.spring.ImportController} is what there is to see. */
@NullMarked
package io.progressstream.examples.spring;

import org.jspecify.annotations.NullMarked;
