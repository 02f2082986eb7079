/** Clients that stall, vanish, trickle and hurry, beside one that only wants its import. */
@NullMarked
package io.progressstream.torture.readers;

import org.jspecify.annotations.NullMarked;
