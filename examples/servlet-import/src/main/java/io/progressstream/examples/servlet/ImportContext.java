package io.progressstream.examples.servlet;

import io.progressstream.examples.imports.OrderImport;
import io.progressstream.examples.imports.OrderTable;
import io.progressstream.operation.OperationEngine;
import io.progressstream.servlet.ProgressHttp;
import io.progressstream.servlet.ProgressServlet;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Properties;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ResourceServlet;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;

/** What is where. */
final class ImportContext extends ServletContextHandler {
    private static final String RESOURCES = "META-INF/resources/";

    ImportContext(OrderImport orderImport, OrderTable orders, OperationEngine engine) throws IOException {
        ProgressHttp http = ProgressHttp.over(engine);
        filter(new HeaderFilter());
        filter(new ProblemFilter());
        serve(new ImportServlet(orderImport, http), "/imports")
                .getRegistration()
                .setMultipartConfig(new MultipartConfigElement(
                        System.getProperty("java.io.tmpdir"), UploadForm.MAX_FILE, UploadForm.MAX_FORM, 0));
        serve(new ProgressServlet(http), "/progress/*");
        serve(new SampleServlet(), "/imports/sample.csv");
        serve(new CountServlet(orders), "/orders/count");
        files("index.html", "/*");
        files("webjars/progress-js/" + versionOfClient() + "/progress.min.js", "/webjars/progress-js/*");
        setWelcomeFiles(new String[] {"index.html"});
    }

    /** Serves the folder of the class path that this file is in. */
    private void files(String file, String path) {
        String url = String.valueOf(getClass().getClassLoader().getResource(RESOURCES + file));
        ServletHolder files = serve(new ResourceServlet(), path);
        files.setInitParameter("baseResource", url.substring(0, url.lastIndexOf('/') + 1));
        files.setInitParameter("pathInfoOnly", "true");
        files.setInitParameter("dirAllowed", "false");
    }

    /** The page does not name it, so the path must. */
    private static String versionOfClient() throws IOException {
        Properties versions = new Properties();
        try (InputStream file =
                ImportContext.class.getClassLoader().getResourceAsStream(RESOURCES + "webjars-locator.properties")) {
            versions.load(file);
        }
        return versions.getProperty("progress-js.version");
    }

    private void filter(Filter filter) {
        FilterHolder holder = new FilterHolder(filter);
        holder.setAsyncSupported(true);
        addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    private ServletHolder serve(Servlet servlet, String path) {
        ServletHolder holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        addServlet(holder, path);
        return holder;
    }
}
