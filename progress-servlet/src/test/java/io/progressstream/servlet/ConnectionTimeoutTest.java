package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A container that ends an answer by a timeout of its own, while it is still writing. */
class ConnectionTimeoutTest {
    private final List<String> calls = new ArrayList<>();

    @Test
    void jettyIsGivenTheAnswerBackWhenItsBytesAreWritten() throws IOException {
        timeOut("jetty/12.1.14", 3);
        assertThat(calls).containsExactly("isReady", "isReady", "isReady", "isReady", "complete");
    }

    @Test
    void jettyIsNotWaitedForWhenItsClientDoesNotRead() throws IOException {
        timeOut("jetty/12.1.14", Integer.MAX_VALUE);
        assertThat(calls).startsWith("isReady", "isReady").endsWith("complete");
    }

    @Test
    void othersAreNotAsked() throws IOException {
        timeOut("Apache Tomcat/11.0.27", 3);
        assertThat(calls).containsExactly("complete");
    }

    /** On a container that is ready after so many looks. */
    private void timeOut(String serverInfo, int looks) throws IOException {
        AsyncContext async = fake(AsyncContext.class, Map.of());
        HttpServletRequest request = fake(
                HttpServletRequest.class,
                Map.of(
                        "getServletContext",
                        fake(ServletContext.class, Map.of("getServerInfo", serverInfo)),
                        "startAsync",
                        async));
        HttpServletResponse response =
                fake(HttpServletResponse.class, Map.of("getOutputStream", new BusyStream(looks)));
        Connection connection = Connection.open(request, response, failure -> {});
        calls.clear();
        connection.onTimeout(new AsyncEvent(async));
    }

    private <T> T fake(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            if (!answers.containsKey(method.getName())) {
                calls.add(method.getName());
            }
            return answers.get(method.getName());
        }));
    }

    /** What a container writes to, busy for so many looks. */
    private final class BusyStream extends ServletOutputStream {
        private int left;

        BusyStream(int left) {
            this.left = left;
        }

        @Override
        public boolean isReady() {
            calls.add("isReady");
            return left-- <= 0;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}

        @Override
        public void write(int b) {}
    }
}
