package io.progressstream.spring.context;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.util.ClassUtils;

/**
 * The context that work sees of the request that started it: locale and time zone, the MDC, and every thread local that
 * {@code io.micrometer:context-propagation} knows of: Spring Security's context, the current observation with its trace, and what the
 * application has registered itself. Values that the request does not have are not there for the work either, whatever its
 * thread did before.
 *
 * <p>Not among them: {@code RequestContextHolder}. Containers use a request again for other users as soon as it is answered, so
 * take what the work needs out of it before the operation starts.
 */
public final class WorkContext {
    private static final boolean SNAPSHOTS = isPresent("io.micrometer.context.ContextSnapshotFactory");
    private static final boolean MDC = isPresent("org.slf4j.MDC");

    private WorkContext() {}

    private static boolean isPresent(String type) {
        return ClassUtils.isPresent(type, WorkContext.class.getClassLoader());
    }

    /**
     * Takes the context of the thread on which it is applied to the thread on which the answered task runs, and brings back what
     * was there before when that task ends. What is not on the class path is left out. For an engine's {@code carry}.
     */
    public static UnaryOperator<Runnable> carrier() {
        List<UnaryOperator<Runnable>> carriers = new ArrayList<>();
        if (SNAPSHOTS) {
            carriers.add(SnapshotCarrier.create());
        }
        // Around the snapshot: opening an observation puts its trace into the MDC.
        if (MDC) {
            carriers.add(MdcCarrier::carry);
        }
        carriers.add(LocaleCarrier::carry);
        return work -> {
            Runnable carried = work;
            for (UnaryOperator<Runnable> carrier : carriers) {
                carried = carrier.apply(carried);
            }
            return carried;
        };
    }
}
