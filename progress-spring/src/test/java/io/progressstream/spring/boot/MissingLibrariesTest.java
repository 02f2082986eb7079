package io.progressstream.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.spring.context.WorkContext;
import java.io.File;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;
import org.springframework.context.support.StaticMessageSource;

/** Libraries that an application may not have: looked at with a class path on which they are really not. */
class MissingLibrariesTest {
    @Test
    void workRunsWhereNothingCanCarryItsContext() throws Exception {
        try (URLClassLoader without = without("context-propagation", "micrometer", "slf4j", "spring-security")) {
            assertThat(run(without)).containsExactly("ran");
        }
    }

    @Test
    void failuresAreToldWhereSpringSecurityIsNot() throws Exception {
        try (URLClassLoader without = without("spring-security")) {
            Method of = without.loadClass(FailureMappers.class.getName())
                    .getDeclaredMethod("of", Stream.class, without.loadClass(MessageSource.class.getName()));
            of.setAccessible(true);
            Object texts = without.loadClass(StaticMessageSource.class.getName())
                    .getConstructor()
                    .newInstance();

            assertThat(of.invoke(null, Stream.empty(), texts)).isNotNull();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> run(ClassLoader loader) throws ReflectiveOperationException {
        Class<?> context = loader.loadClass(WorkContext.class.getName());
        assertThat(context).isNotSameAs(WorkContext.class);
        List<String> calls = new ArrayList<>();
        UnaryOperator<Runnable> carrier =
                (UnaryOperator<Runnable>) context.getMethod("carrier").invoke(null);
        carrier.apply(() -> calls.add("ran")).run();
        return calls;
    }

    private static URLClassLoader without(String... libraries) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            String name = new File(entry).getName();
            if (Arrays.stream(libraries).noneMatch(name::startsWith)) {
                urls.add(new File(entry).toURI().toURL());
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
