/** Auto-configuration for Spring Boot: with the module on the class path, nothing else is to be registered. */
@NullMarked
package io.progressstream.spring.boot;

import org.jspecify.annotations.NullMarked;
