package io.progressstream.spring.context;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The diagnostic context of log lines. */
final class MdcCarrier {
    private MdcCarrier() {}

    static Runnable carry(Runnable work) {
        Map<String, String> captured = MDC.getCopyOfContextMap();
        return () -> {
            Map<String, String> before = MDC.getCopyOfContextMap();
            put(captured);
            try {
                work.run();
            } finally {
                put(before);
            }
        };
    }

    private static void put(@Nullable Map<String, String> values) {
        if (values == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(values);
        }
    }
}
