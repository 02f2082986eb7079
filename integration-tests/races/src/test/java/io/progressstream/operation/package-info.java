/** Races of two threads, each a test of jcstress. They stand in the package of the engine, because some of them meet inside of it. */
package io.progressstream.operation;
