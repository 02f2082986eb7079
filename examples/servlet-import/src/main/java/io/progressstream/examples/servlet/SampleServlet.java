package io.progressstream.examples.servlet;

import io.progressstream.examples.imports.SampleFile;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;

/** Makes files to try the import with. */
final class SampleServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SampleFile sample = new SampleFile(Parameters.number(request, "rows"));
        response.setContentType("text/csv;charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + sample.name() + "\"");
        try (Writer out = response.getWriter()) {
            sample.writeTo(out);
        }
    }
}
