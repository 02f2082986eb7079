package io.progressstream.benchmarks.startup;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application that does nothing: says its port when it is ready, and what it took so far whenever it is asked by a line, nanoseconds
 * of CPU and classes; ends with its input.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class Application {
    /** Starts it. */
    public static void main(String[] arguments) throws IOException {
        var context = SpringApplication.run(
                Application.class,
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                "--logging.level.root=off");
        System.out.println(context.getEnvironment().getRequiredProperty("local.server.port"));
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (questions.readLine() != null) {
            System.out.println(cpuNanos() + " " + classes());
        }
        System.exit(SpringApplication.exit(context));
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long classes() {
        return ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
    }
}
