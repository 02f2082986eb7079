package io.progressstream.servlet.samples;

import io.progressstream.Problem;
import io.progressstream.ProgressException;
import io.progressstream.servlet.OperationRequest;
import io.progressstream.servlet.ProgressHttp;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;

// snippet: servlet
final class ImportServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient OrderImporter importer;
    private final transient ProgressHttp http;

    ImportServlet(OrderImporter importer, ProgressHttp http) {
        this.importer = importer;
        this.http = http;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        http.start(request, response, "Import orders", (in, progress) -> importer.run(file(in), progress));
    }

    private static Part file(OperationRequest in) {
        return in.part("file")
                .orElseThrow(() -> new ProgressException(Problem.of(400, "Bad Request", "Send the field file")));
    }
}
// end
