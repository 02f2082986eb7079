/** What travels from the thread of a request to the thread of its work. */
@NullMarked
package io.progressstream.spring.context;

import org.jspecify.annotations.NullMarked;
