package io.progressstream.servlet.testing;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty, embedded. */
final class JettyContainer implements RunningContainer {
    private static final Logger LOG = System.getLogger(JettyContainer.class.getName());
    private static final int STOP_SECONDS = 10;

    private final Server server;
    private final ServerConnector connector;

    private JettyContainer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    static RunningContainer start(Container.Settings settings, Site site) {
        Server server = new Server();
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        if (settings.http2()) {
            connector.addConnectionFactory(new HTTP2CServerConnectionFactory(http));
        }
        connector.setHost("127.0.0.1");
        connector.setPort(0);
        connector.setAcceptQueueSize(1000);
        connector.setIdleTimeout(settings.idleMillis());
        if (settings.sendBuffer() > 0) {
            connector.setAcceptedSendBufferSize(settings.sendBuffer());
        }
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.setContextPath("/");
        context.addServletContainerInitializer(
                (types, servletContext) -> site.install(servletContext),
                Set.<Class<?>>of().toArray(Class[]::new));
        server.setHandler(settings.compression() ? new CompressionHandler(context) : context);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return new JettyContainer(server, connector);
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }

    /**
     * Stops it. Where a write is under way, Jetty 12.1.14 waits now and then without end for what it has cancelled itself
     * ({@code HttpConnection.SendCallback.cancel}): then it is left to itself.
     */
    @Override
    public void close() {
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        Thread stopping = new Thread(() -> stop(stopped), "jetty stop");
        stopping.setDaemon(true);
        stopping.start();
        try {
            stopped.get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.log(Level.WARNING, "Jetty did not stop within " + STOP_SECONDS + " s");
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void stop(CompletableFuture<Void> stopped) {
        try {
            server.stop();
            stopped.complete(null);
        } catch (Exception e) {
            stopped.completeExceptionally(e);
        }
    }
}
