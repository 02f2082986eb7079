/** What every Spring adapter needs: which failures are meant for users, and the application's own JSON. */
@NullMarked
package io.progressstream.spring;

import org.jspecify.annotations.NullMarked;
