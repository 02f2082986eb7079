package io.progressstream.benchmarks.latency;

import io.progressstream.benchmarks.Table;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.Site;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/** Who takes part. Each runs in a JVM of its own. */
enum Contender {
    BARE_WRITE_AND_FLUSH_ON_TOMCAT(Container.TOMCAT),
    LIMIT_THE_SAME_BY_A_SECOND_THREAD(Container.TOMCAT),
    OURS_ON_TOMCAT(Container.TOMCAT),
    RESPONSE_BODY_EMITTER(Container.TOMCAT),
    SSE_EMITTER(Container.TOMCAT),
    BARE_WRITE_AND_FLUSH_ON_JETTY(Container.JETTY),
    OURS_ON_JETTY(Container.JETTY),
    BARE_WRITE_AND_FLUSH_ON_UNDERTOW(Container.UNDERTOW),
    OURS_ON_UNDERTOW(Container.UNDERTOW);

    private final Container container;

    Contender(Container container) {
        this.container = container;
    }

    /** As tables name it. */
    String title() {
        return Table.words(this);
    }

    /** Where so many lines, one each so many microseconds, are asked for by POST. */
    String path(int lines, int micros) {
        return (this == SSE_EMITTER
                        ? "/sse-emitter"
                        : this == RESPONSE_BODY_EMITTER ? "/response-body-emitter" : "/lines")
                + "?lines=" + lines + "&micros=" + micros;
    }

    static List<Contender> onTomcat() {
        return Stream.of(values())
                .filter(contender -> contender.container == Container.TOMCAT)
                .toList();
    }

    /** The caller's own write and flush on the same container. */
    Contender bare() {
        return switch (container) {
            case TOMCAT -> BARE_WRITE_AND_FLUSH_ON_TOMCAT;
            case JETTY -> BARE_WRITE_AND_FLUSH_ON_JETTY;
            case UNDERTOW -> BARE_WRITE_AND_FLUSH_ON_UNDERTOW;
        };
    }

    /** Starts its server, for as long as this JVM lives; answers its port. */
    int serve() {
        return container.start(this::install).port();
    }

    private void install(ServletContext context) {
        switch (this) {
            case OURS_ON_TOMCAT, OURS_ON_JETTY, OURS_ON_UNDERTOW -> Lines.installOurs(context);
            case RESPONSE_BODY_EMITTER, SSE_EMITTER -> {
                AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
                spring.register(EmitterLines.class);
                Site.serve(context, "/", new DispatcherServlet(spring));
            }
            case LIMIT_THE_SAME_BY_A_SECOND_THREAD -> Site.serve(context, "/lines", Lines::bySecondThread);
            default -> Site.serve(context, "/lines", Lines::bare);
        }
    }
}
