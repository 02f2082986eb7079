package io.progressstream.servlet.testing;

import java.util.stream.Stream;

/** The containers that everything is tested on. */
public enum Container {
    /** Tomcat. */
    TOMCAT {
        @Override
        public RunningContainer start(Settings settings, Site site) {
            return TomcatContainer.start(settings, site);
        }
    },
    /** Jetty. */
    JETTY {
        @Override
        public RunningContainer start(Settings settings, Site site) {
            return JettyContainer.start(settings, site);
        }
    },
    /** Undertow. */
    UNDERTOW {
        @Override
        public RunningContainer start(Settings settings, Site site) {
            return UndertowContainer.start(settings, site);
        }
    };

    /** Those that this run is about: all, or the one that the system property {@code container} names. */
    public static Stream<Container> tested() {
        String only = System.getProperty("container", "");
        return only.isEmpty() ? Stream.of(values()) : Stream.of(valueOf(only));
    }

    /** Starts it. */
    public abstract RunningContainer start(Settings settings, Site site);

    /** Starts it with the standard settings. */
    public RunningContainer start(Site site) {
        return start(Settings.standard(), site);
    }

    /**
     * How it is set up.
     *
     * @param compression whether answers are compressed where the container can
     * @param http2 whether HTTP/2 is spoken in the clear to those who know beforehand
     * @param sendBuffer bytes that the kernel keeps for a connection; 0: its own choice
     * @param idleMillis after which an idle connection is closed
     */
    public record Settings(boolean compression, boolean http2, int sendBuffer, int idleMillis) {
        /** Nothing special. */
        public static Settings standard() {
            return new Settings(false, false, 0, 30_000);
        }

        /** The same with compression. */
        public Settings withCompression() {
            return new Settings(true, http2, sendBuffer, idleMillis);
        }

        /** The same with HTTP/2. */
        public Settings withHttp2() {
            return new Settings(compression, true, sendBuffer, idleMillis);
        }

        /** The same with a send buffer. */
        public Settings withSendBuffer(int bytes) {
            return new Settings(compression, http2, bytes, idleMillis);
        }

        /** The same with another idle time. */
        public Settings withIdleMillis(int millis) {
            return new Settings(compression, http2, sendBuffer, millis);
        }
    }
}
