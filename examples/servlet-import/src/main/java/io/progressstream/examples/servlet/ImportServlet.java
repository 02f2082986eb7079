package io.progressstream.examples.servlet;

import io.progressstream.Problem;
import io.progressstream.ProgressException;
import io.progressstream.examples.imports.OrderFile;
import io.progressstream.examples.imports.OrderImport;
import io.progressstream.examples.imports.Pace;
import io.progressstream.servlet.ProgressHttp;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;

/** Imports one file, and talks while it does. */
final class ImportServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient OrderImport orderImport;
    private final transient ProgressHttp http;

    ImportServlet(OrderImport orderImport, ProgressHttp http) {
        this.orderImport = orderImport;
        this.http = http;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            throw new ProgressException(Problem.of(405, "Method Not Allowed", "Send a file by POST."));
        }
        String name = orderFile(UploadForm.file(request)).checked().name();
        Pace pace = new Pace(Parameters.numberOrZero(request, "delay"));
        http.start(
                request,
                response,
                "Import " + name,
                (copy, progress) -> orderImport.run(orderFile(copy.part("file").orElseThrow()), pace, progress));
    }

    private static OrderFile orderFile(Part part) {
        return new OrderFile(part.getSubmittedFileName(), part.getSize(), part::getInputStream);
    }
}
