/** The sink that work reports to, and the engine that lets any number of followers see how far it is. */
@NullMarked
package io.progressstream.core;

import org.jspecify.annotations.NullMarked;
