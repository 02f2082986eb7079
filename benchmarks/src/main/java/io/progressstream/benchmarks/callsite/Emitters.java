package io.progressstream.benchmarks.callsite;

import io.progressstream.benchmarks.JsonLines;
import io.progressstream.benchmarks.Message;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.async.StandardServletAsyncWebRequest;
import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitterReturnValueHandler;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Spring MVC's emitters, connected to a response that counts, by the handler that connects them in an application. */
@State(Scope.Benchmark)
public class Emitters {
    private final CountingStream counted = new CountingStream();
    private final ResponseBodyEmitter lines = new ResponseBodyEmitter(0L);
    private final SseEmitter events = new SseEmitter(0L);

    /** A controller's method, for what it returns. */
    @SuppressWarnings("unused") // by reflection
    ResponseBodyEmitter handle() {
        return lines;
    }

    @Setup(Level.Trial)
    public void connect() throws Exception {
        connect(lines);
        connect(events);
    }

    private void connect(ResponseBodyEmitter emitter) throws Exception {
        Method method = Emitters.class.getDeclaredMethod("handle");
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/imports");
        request.setAsyncSupported(true);
        MockHttpServletResponse response = new MockHttpServletResponse() {
            @Override
            public ServletOutputStream getOutputStream() {
                return counted;
            }
        };
        StandardServletAsyncWebRequest exchange = new StandardServletAsyncWebRequest(request, response);
        WebAsyncUtils.getAsyncManager(exchange).setAsyncWebRequest(exchange);
        new ResponseBodyEmitterReturnValueHandler(List.of(new JacksonJsonHttpMessageConverter()))
                .handleReturnValue(emitter, new MethodParameter(method, -1), new ModelAndViewContainer(), exchange);
    }

    @Benchmark
    public void responseBodyEmitter(Row row) throws IOException {
        JsonLines.send(lines, Message.of(row.next(), Row.TOTAL));
    }

    @Benchmark
    public void sseEmitter(Row row) throws IOException {
        events.send(Message.of(row.next(), Row.TOTAL), MediaType.APPLICATION_JSON);
    }

    @TearDown
    public void check() {
        if (counted.written() == 0) {
            throw new IllegalStateException("Nothing was written");
        }
    }
}
