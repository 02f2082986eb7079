package io.progressstream.benchmarks.many;

import io.progressstream.benchmarks.Table;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.Site;
import jakarta.servlet.ServletContext;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/** Who takes part. Each runs in JVMs of its own. */
enum Contender {
    LIMIT_AN_OPEN_ANSWER_ON_TOMCAT(Container.TOMCAT),
    LIMIT_THE_LINES_ALONE_BY_A_SECOND_THREAD(Container.TOMCAT),
    OURS_ON_TOMCAT(Container.TOMCAT),
    SSE_EMITTER(Container.TOMCAT),
    OURS_WAKING_A_THREAD_EACH_ON_TOMCAT(Container.TOMCAT),
    THREAD_PER_REQUEST(Container.TOMCAT),
    LIMIT_AN_OPEN_ANSWER_ON_JETTY(Container.JETTY),
    OURS_ON_JETTY(Container.JETTY),
    LIMIT_AN_OPEN_ANSWER_ON_UNDERTOW(Container.UNDERTOW),
    OURS_ON_UNDERTOW(Container.UNDERTOW);

    private final Container container;

    Contender(Container container) {
        this.container = container;
    }

    /** As tables name it. */
    String title() {
        return Table.words(this);
    }

    /** An answer on the same container that is begun, says nothing and stays open: what no stream can do without. */
    Contender limit() {
        return switch (container) {
            case TOMCAT -> LIMIT_AN_OPEN_ANSWER_ON_TOMCAT;
            case JETTY -> LIMIT_AN_OPEN_ANSWER_ON_JETTY;
            case UNDERTOW -> LIMIT_AN_OPEN_ANSWER_ON_UNDERTOW;
        };
    }

    /** Lines that are written by somebody else than the work, and nothing more: what no stream of lines can do without. */
    static Contender lines() {
        return LIMIT_THE_LINES_ALONE_BY_A_SECOND_THREAD;
    }

    /** Whether each work wakes a thread of its own whenever it speaks, where it could do without. */
    boolean wakesThreads() {
        return this == OURS_WAKING_A_THREAD_EACH_ON_TOMCAT;
    }

    /** Whether it can tell many of one work. */
    boolean hasShared() {
        return !wakesThreads();
    }

    boolean isLimit() {
        return limit() == this;
    }

    /** Starts its server, for as long as this JVM lives; answers its port. */
    int serve() {
        return container.start(this::install).port();
    }

    private void install(ServletContext context) {
        switch (this) {
            case OURS_ON_TOMCAT, OURS_WAKING_A_THREAD_EACH_ON_TOMCAT, OURS_ON_JETTY, OURS_ON_UNDERTOW ->
                Ours.install(context);
            case SSE_EMITTER -> {
                AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
                spring.register(Emitters.class);
                Site.serve(context, "/", new DispatcherServlet(spring));
            }
            case LIMIT_THE_LINES_ALONE_BY_A_SECOND_THREAD -> BySecondThread.install(context);
            case THREAD_PER_REQUEST -> ThreadPerRequest.install(context);
            default -> {
                Site.serve(context, "/own", OpenAnswer::begin);
                Site.serve(context, "/shared", OpenAnswer::begin);
            }
        }
    }
}
