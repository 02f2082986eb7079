package io.progressstream.examples.servlet;

import io.progressstream.examples.imports.OrderTable;
import io.progressstream.operation.OperationEngine;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.eclipse.jetty.ee11.servlet.ResourceServlet;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;

/** The site and its files, on Jetty. */
final class ImportContext extends ServletContextHandler {
    private static final String RESOURCES = "META-INF/resources/";

    ImportContext(OrderTable orders, OperationEngine engine) throws IOException {
        addServletContainerInitializer((classes, context) -> ImportSite.install(context, orders, engine));
        files("index.html", "/*");
        files("webjars/progress-js/" + versionOfClient() + "/progress.min.js", "/webjars/progress-js/*");
        setWelcomeFiles(new String[] {"index.html"});
    }

    /** Serves the folder of the class path that this file is in. */
    private void files(String file, String path) {
        String url = String.valueOf(getClass().getClassLoader().getResource(RESOURCES + file));
        ServletHolder files = new ServletHolder(new ResourceServlet());
        files.setAsyncSupported(true);
        files.setInitParameter("baseResource", url.substring(0, url.lastIndexOf('/') + 1));
        files.setInitParameter("pathInfoOnly", "true");
        files.setInitParameter("dirAllowed", "false");
        addServlet(files, path);
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
}
