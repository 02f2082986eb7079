package io.progressstream.servlet.samples;

import io.progressstream.operation.OperationEngine;
import io.progressstream.servlet.ProgressHttp;
import io.progressstream.servlet.ProgressStream;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebListener;
import java.time.Duration;

// snippet: application
@WebListener
public final class ImportApplication implements ServletContextListener {
    private final OperationEngine engine = OperationEngine.create();

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        ProgressHttp http = ProgressHttp.over(engine);
        ProgressStream.install(context, http); // serves /progress/*

        ServletRegistration.Dynamic imports =
                context.addServlet("imports", new ImportServlet(new OrderImporter(), http));
        imports.addMapping("/imports");
        imports.setAsyncSupported(true);
        imports.setMultipartConfig(new MultipartConfigElement("", 100L << 20, 101L << 20, 64 * 1024));
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        engine.shutdown(Duration.ofSeconds(20));
    }
}
// end
