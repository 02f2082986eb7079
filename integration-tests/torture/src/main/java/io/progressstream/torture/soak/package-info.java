/** Memory that must stay flat however long a server runs. */
@NullMarked
package io.progressstream.torture.soak;

import org.jspecify.annotations.NullMarked;
