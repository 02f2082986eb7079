package io.progressstream.test;

import java.io.IOException;

/** What a fault makes of the flow of one direction. */
@FunctionalInterface
interface Shape {
    /** Nothing. */
    Shape NONE = (next, link) -> next;

    /** The flow that stands before another one. */
    Flow over(Flow next, Link link) throws IOException;

    /** This one for the bytes as they come, the other one for what it lets through. */
    default Shape then(Shape other) {
        return (next, link) -> over(other.over(next, link), link);
    }
}
