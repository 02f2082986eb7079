package io.progressstream.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A request whose container throws at one call, once. Any threads. */
final class ThrowingRequest extends HttpServletRequestWrapper {
    private final Call call;
    private final int nth;
    private final Supplier<Throwable> failure;
    private final AtomicInteger calls = new AtomicInteger();

    /** Throws at the nth time of this call. */
    ThrowingRequest(HttpServletRequest request, Call call, int nth, Supplier<Throwable> failure) {
        super(request);
        this.call = call;
        this.nth = nth;
        this.failure = failure;
    }

    /** What the answer asks of its container. */
    enum Call {
        START,
        SET_WRITE_LISTENER,
        IS_READY,
        WRITE,
        FLUSH,
        /** Throws when it is done. */
        COMPLETE;

        /** Whether it is made again and again. */
        boolean isRepeated() {
            return this == IS_READY || this == WRITE || this == FLUSH;
        }
    }

    boolean hasThrown() {
        return calls.get() >= nth;
    }

    private void made(Call made) {
        if (made == call && calls.incrementAndGet() == nth) {
            throw ThrowingRequest.<RuntimeException>unchecked(failure.get());
        }
    }

    /** Any failure, as containers throw what their methods do not declare. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T unchecked(Throwable failure) throws T {
        throw (T) failure;
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        AsyncContext async = super.startAsync(request, response);
        return (AsyncContext) Proxy.newProxyInstance(
                AsyncContext.class.getClassLoader(),
                new Class<?>[] {AsyncContext.class},
                (self, method, given) -> asked(async, method, given));
    }

    private Object asked(AsyncContext async, Method method, Object[] given) throws Throwable {
        if (method.getName().equals("start")) {
            made(Call.START);
        }
        try {
            Object answer = method.invoke(async, given);
            if (method.getName().equals("complete")) {
                made(Call.COMPLETE);
            }
            return answer;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** The response that goes with it. */
    HttpServletResponse over(HttpServletResponse response) {
        return new HttpServletResponseWrapper(response) {
            @Override
            public ServletOutputStream getOutputStream() throws IOException {
                return new Output(super.getOutputStream());
            }
        };
    }

    private final class Output extends ServletOutputStream {
        private final ServletOutputStream out;

        Output(ServletOutputStream out) {
            this.out = out;
        }

        @Override
        public boolean isReady() {
            made(Call.IS_READY);
            return out.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            made(Call.SET_WRITE_LISTENER);
            out.setWriteListener(listener);
        }

        @Override
        public void write(int b) throws IOException {
            made(Call.WRITE);
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            made(Call.WRITE);
            out.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            made(Call.FLUSH);
            out.flush();
        }
    }
}
