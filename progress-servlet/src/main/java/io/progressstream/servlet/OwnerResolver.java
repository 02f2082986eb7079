package io.progressstream.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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

    /**
     * To whom an operation that this request starts will belong. May give the client something by which it is known again, such as a cookie;
     * the response is not committed yet. Called on the thread of the request.
     */
    default Optional<String> newOwner(HttpServletRequest request, HttpServletResponse response) {
        return ownerOf(request);
    }
}
