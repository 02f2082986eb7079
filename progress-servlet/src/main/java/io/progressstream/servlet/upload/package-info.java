/**
 * Uploads that outlive their request. A container deletes the parts of a request when the response is done, and the response is done
 * when the client has left; an operation goes on. So what it reads is moved away first.
 */
@NullMarked
package io.progressstream.servlet.upload;

import org.jspecify.annotations.NullMarked;
