/** An application that keeps a session of JPA for each request. */
@NullMarked
package io.progressstream.integration.jpa;

import org.jspecify.annotations.NullMarked;
