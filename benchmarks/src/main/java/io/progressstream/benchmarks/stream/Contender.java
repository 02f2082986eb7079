package io.progressstream.benchmarks.stream;

import io.progressstream.benchmarks.Table;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.Site;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import org.springframework.web.servlet.DispatcherServlet;
import reactor.netty.http.server.HttpServer;

/** Who takes part. Each runs in a JVM of its own. */
enum Contender {
    SILENT("/silent", Container.TOMCAT),
    LIMIT_THE_LINES_ALONE_BY_A_SECOND_THREAD("/lines-alone", Container.TOMCAT),
    ARTICLE("/article", Container.TOMCAT),
    RESPONSE_BODY_EMITTER("/response-body-emitter", Container.TOMCAT),
    SSE_EMITTER("/sse-emitter", Container.TOMCAT),
    WEBFLUX_NDJSON("/webflux-ndjson", null),
    WEBFLUX_SSE("/webflux-sse", null),
    OURS_ON_TOMCAT("/imports", Container.TOMCAT),
    OURS_THE_ROWS_ALONE_ON_TOMCAT("/rows-alone", Container.TOMCAT),
    OURS_ON_JETTY("/imports", Container.JETTY),
    OURS_ON_UNDERTOW("/imports", Container.UNDERTOW);

    private final String path;
    private final @org.jspecify.annotations.Nullable Container container;

    Contender(String path, @org.jspecify.annotations.Nullable Container container) {
        this.path = path;
        this.container = container;
    }

    /** Where its work on so many rows is started by POST. */
    String path(long rows) {
        return path + "?rows=" + rows;
    }

    /** As tables name it. */
    String title() {
        return Table.words(this);
    }

    /** Starts its server, for as long as this JVM lives; answers its port. */
    int serve() {
        return container == null ? webFlux() : container.start(this::install).port();
    }

    private void install(jakarta.servlet.ServletContext context) {
        switch (this) {
            case SILENT -> Site.serve(context, path, ServletPeers::silent);
            case LIMIT_THE_LINES_ALONE_BY_A_SECOND_THREAD -> Site.serve(context, path, ServletPeers::linesAlone);
            case ARTICLE -> Site.serve(context, path, ServletPeers::article);
            case RESPONSE_BODY_EMITTER, SSE_EMITTER -> {
                AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
                spring.register(EmitterPeers.class);
                Site.serve(context, "/", new DispatcherServlet(spring));
            }
            default -> Ours.install(context);
        }
    }

    private static int webFlux() {
        AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext(WebFluxPeers.class);
        return HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(
                        WebHttpHandlerBuilder.applicationContext(spring).build()))
                .bindNow()
                .port();
    }
}
