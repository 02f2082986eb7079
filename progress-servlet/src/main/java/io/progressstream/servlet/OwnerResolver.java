package io.progressstream.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;

/**
 * Tells whom a request comes from: an operation belongs to whoever started it, and to nobody else it exists. An operation that was
 * started by nobody in particular is open to everyone who knows its id, 128 random bits.
 */
@FunctionalInterface
public interface OwnerResolver {

    /** The name of {@link HttpServletRequest#getUserPrincipal()}. */
    OwnerResolver PRINCIPAL =
            request -> Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName);

    /** Whom this request comes from; empty: nobody in particular. Called on the thread of the request. */
    Optional<String> ownerOf(HttpServletRequest request);
}
