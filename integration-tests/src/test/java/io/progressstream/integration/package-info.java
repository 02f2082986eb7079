/** What the Spring module promises, tested over real sockets on each supported Spring Boot. */
@NullMarked
package io.progressstream.integration;

import org.jspecify.annotations.NullMarked;
