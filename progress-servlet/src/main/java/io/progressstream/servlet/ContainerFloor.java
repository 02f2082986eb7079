package io.progressstream.servlet;

import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Warns of containers that are known to give bytes of one response to another: then no fence of ours helps. Tomcat 11 before 11.0.27 mixes
 * up requests after an error of an asynchronous one (CVE-2026-101356 on HTTP/2, CVE-2026-103119 on AJP). Nothing certain is known of the lines
 * 10.1 and older, so nothing is said of them.
 */
public final class ContainerFloor {
    private static final Logger LOG = System.getLogger(ContainerFloor.class.getName());
    private static final Pattern TOMCAT_11 = Pattern.compile("Apache Tomcat/11\\.(\\d+)\\.(\\d+)(-M\\d+)?");
    private static final int FIXED = 27;

    private ContainerFloor() {}

    /** Logs a warning if the container is below the floor. */
    public static void check(ServletContext context) {
        warning(String.valueOf(context.getServerInfo())).ifPresent(text -> LOG.log(Level.WARNING, text));
    }

    /** What there is to say of the container that calls itself so. */
    static Optional<String> warning(String serverInfo) {
        Matcher matcher = TOMCAT_11.matcher(serverInfo);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        boolean old = Integer.parseInt(matcher.group(1)) == 0 && Integer.parseInt(matcher.group(2)) < FIXED;
        return old
                ? Optional.of(serverInfo
                        + " can give bytes of one user's response to another (CVE-2026-101356, CVE-2026-103119): use"
                        + " Tomcat 11.0." + FIXED + " or newer")
                : Optional.empty();
    }
}
