package io.progressstream.servlet.testing;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What a container under test serves, in the words of the Servlet API. */
@FunctionalInterface
public interface Site {

    /** Registers servlets, filters and listeners. */
    void install(ServletContext context);

    /** Registers a servlet that supports async requests and uploads of up to 256 MiB. */
    static void serve(ServletContext context, String mapping, Servlet servlet) {
        ServletRegistration.Dynamic registration = context.addServlet("servlet of " + mapping, servlet);
        registration.addMapping(mapping);
        registration.setAsyncSupported(true);
        registration.setMultipartConfig(new MultipartConfigElement(null, 256L << 20, 256L << 20, 64 * 1024));
    }

    /** Registers a handler as {@link #serve(ServletContext, String, Servlet)} registers a servlet. */
    static void serve(ServletContext context, String mapping, Handler handler) {
        serve(context, mapping, (Servlet) new HandlerServlet(handler));
    }

    /** What a servlet does. */
    @FunctionalInterface
    interface Handler {
        /** Answers. */
        void handle(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
    }

    /** A servlet of a handler. */
    final class HandlerServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final transient Handler handler;

        /** Of this handler. */
        public HandlerServlet(Handler handler) {
            this.handler = handler;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            handler.handle(request, response);
        }
    }
}
