package io.progressstream.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;

/** Sets up a web application that has no framework for it. */
public final class ProgressStream {
    /** The name that the servlet is registered by. */
    public static final String SERVLET_NAME = "progress-stream";

    private ProgressStream() {}

    /**
     * Serves operations under {@link ProgressHttpBuilder#followPath}, and looks at the container's version. Called while the application starts,
     * from a {@code ServletContextListener} or a {@code ServletContainerInitializer}. The engine is not closed with the application: see {@link
     * EngineShutdown}.
     *
     * @return the registration, to be changed if need be
     * @throws IllegalStateException if the application has started already, or a servlet of this name is registered
     */
    public static ServletRegistration.Dynamic install(ServletContext context, ProgressHttp http) {
        ContainerFloor.check(context);
        ServletRegistration.Dynamic registration = context.addServlet(SERVLET_NAME, new ProgressServlet(http));
        if (registration == null) {
            throw new IllegalStateException("A servlet " + SERVLET_NAME + " is registered already");
        }
        registration.setAsyncSupported(true);
        registration.addMapping(http.followPath() + "*");
        return registration;
    }
}
