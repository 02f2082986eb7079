package io.progressstream.benchmarks;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/** Messages by Spring MVC's {@link ResponseBodyEmitter}, a line of JSON each. */
public final class JsonLines {
    private JsonLines() {}

    /** Sends a message and the end of its line by one call, as the emitter flushes once a call. */
    public static void send(ResponseBodyEmitter emitter, Object message) throws IOException {
        Set<ResponseBodyEmitter.DataWithMediaType> line = new LinkedHashSet<>();
        line.add(new ResponseBodyEmitter.DataWithMediaType(message, MediaType.APPLICATION_JSON));
        line.add(new ResponseBodyEmitter.DataWithMediaType("\n", MediaType.TEXT_PLAIN));
        emitter.send(line);
    }
}
