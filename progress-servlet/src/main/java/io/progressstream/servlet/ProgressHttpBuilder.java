package io.progressstream.servlet;

import io.progressstream.operation.OperationEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Builds a {@link ProgressHttp}. Not thread-safe. */
public final class ProgressHttpBuilder {
    final OperationEngine engine;
    OwnerResolver owners = OwnerCookie.create();
    Duration longestLap = Duration.ofSeconds(25);
    String followPath = "/progress/";
    boolean identity = true;
    boolean crossSiteCheck = true;
    Optional<Path> uploads = Optional.empty();

    ProgressHttpBuilder(OperationEngine engine) {
        this.engine = Objects.requireNonNull(engine, "engine");
    }

    /** Who sends a request; by default its principal, or else a cookie: {@link OwnerCookie#create}. */
    public ProgressHttpBuilder owners(OwnerResolver value) {
        owners = Objects.requireNonNull(value, "owners");
        return this;
    }

    /**
     * The path, inside the web application, under which operations are followed; {@code /progress/} by default.
     *
     * @throws IllegalArgumentException if it does not begin and end with a slash
     */
    public ProgressHttpBuilder followPath(String value) {
        if (!value.startsWith("/") || !value.endsWith("/")) {
            throw new IllegalArgumentException("followPath must begin and end with /, was " + value);
        }
        followPath = value;
        return this;
    }

    /**
     * Whether streams say {@code Content-Encoding: identity}, which keeps compressing filters and proxies from holding records back;
     * true by default. Switch it off where something between takes offence: the header is allowed, but not meant to be sent.
     */
    public ProgressHttpBuilder identity(boolean value) {
        identity = value;
        return this;
    }

    /**
     * How long a stream lasts at most when its client says that it comes back for the next ({@code Prefer: lap}); 25 seconds by default, below
     * what proxies allow a connection. Streams of other clients last until the outcome.
     *
     * @throws IllegalArgumentException if it is less than a second
     */
    public ProgressHttpBuilder longestLap(Duration value) {
        if (value.toSeconds() < 1) {
            throw new IllegalArgumentException("longestLap must be at least a second, was " + value);
        }
        longestLap = value;
        return this;
    }

    /**
     * Whether a cancellation that another site has made a browser send is refused with 403; true by default. Switch it off where the application
     * has a defence of its own, such as tokens, or lets pages of other sites cancel, by CORS.
     */
    public ProgressHttpBuilder crossSiteCheck(boolean value) {
        crossSiteCheck = value;
        return this;
    }

    /** The folder that uploads are kept in while their operation runs; by default the web application's temporary folder. */
    public ProgressHttpBuilder uploads(Path folder) {
        uploads = Optional.of(folder);
        return this;
    }

    /** Builds it. */
    public ProgressHttp build() {
        return new ProgressHttp(this);
    }
}
