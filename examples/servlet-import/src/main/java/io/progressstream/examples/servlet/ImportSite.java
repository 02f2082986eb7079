package io.progressstream.examples.servlet;

import io.progressstream.examples.imports.OrderImport;
import io.progressstream.examples.imports.OrderTable;
import io.progressstream.operation.OperationEngine;
import io.progressstream.servlet.ProgressHttp;
import io.progressstream.servlet.ProgressStream;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.EnumSet;

/** Which servlet is where: the same on every container. */
public final class ImportSite {
    private ImportSite() {}

    /** Registers all of them, while the application starts. */
    public static void install(ServletContext context, OrderTable orders, OperationEngine engine) {
        ProgressHttp http = ProgressHttp.over(engine);
        ProgressStream.install(context, http);
        filter(context, new HeaderFilter());
        filter(context, new ProblemFilter());
        serve(context, "/imports", new ImportServlet(new OrderImport(orders), http))
                .setMultipartConfig(new MultipartConfigElement(
                        System.getProperty("java.io.tmpdir"), UploadForm.MAX_FILE, UploadForm.MAX_FORM, 0));
        serve(context, "/imports/sample.csv", new SampleServlet());
        serve(context, "/orders/count", new CountServlet(orders));
    }

    private static void filter(ServletContext context, Filter filter) {
        FilterRegistration.Dynamic registration =
                context.addFilter(filter.getClass().getSimpleName(), filter);
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
    }

    private static ServletRegistration.Dynamic serve(ServletContext context, String path, Servlet servlet) {
        ServletRegistration.Dynamic registration =
                context.addServlet(servlet.getClass().getSimpleName(), servlet);
        registration.setAsyncSupported(true);
        registration.addMapping(path);
        return registration;
    }
}
