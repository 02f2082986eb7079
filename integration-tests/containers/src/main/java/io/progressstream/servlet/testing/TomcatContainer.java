package io.progressstream.servlet.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;

/** Tomcat, embedded. */
final class TomcatContainer implements RunningContainer {
    private final Tomcat tomcat;
    private final Path base;

    private TomcatContainer(Tomcat tomcat, Path base) {
        this.tomcat = tomcat;
        this.base = base;
    }

    static RunningContainer start(Container.Settings settings, Site site) {
        try {
            Path base = Files.createTempDirectory("tomcat");
            Tomcat tomcat = new Tomcat();
            tomcat.setBaseDir(base.toString());
            Connector connector = new Connector();
            connector.setPort(0);
            connector.setProperty("address", "127.0.0.1");
            connector.setProperty("maxConnections", "20000");
            connector.setProperty("acceptCount", "1000");
            connector.setProperty("connectionTimeout", Integer.toString(settings.idleMillis()));
            connector.setMaxPostSize(-1);
            if (settings.sendBuffer() > 0) {
                connector.setProperty("socket.txBufSize", Integer.toString(settings.sendBuffer()));
            }
            if (settings.compression()) {
                connector.setProperty("compression", "force");
            }
            if (settings.http2()) {
                connector.addUpgradeProtocol(new Http2Protocol());
            }
            tomcat.setConnector(connector);
            Context context = tomcat.addContext("", base.toString());
            context.addServletContainerInitializer((types, servletContext) -> site.install(servletContext), Set.of());
            tomcat.start();
            return new TomcatContainer(tomcat, base);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
            Folders.delete(base);
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }
}
