package io.progressstream.servlet.testing;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.encoding.ContentEncodingRepository;
import io.undertow.server.handlers.encoding.EncodingHandler;
import io.undertow.server.handlers.encoding.GzipEncodingProvider;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.xnio.Options;

/** Undertow, embedded. */
final class UndertowContainer implements RunningContainer {
    private final Undertow undertow;
    private final DeploymentManager deployment;
    private final Path temporary;

    private UndertowContainer(Undertow undertow, DeploymentManager deployment, Path temporary) {
        this.undertow = undertow;
        this.deployment = deployment;
        this.temporary = temporary;
    }

    static RunningContainer start(Container.Settings settings, Site site) {
        try {
            Path temporary = Files.createTempDirectory("undertow");
            ServletContainerInitializer initializer = (types, context) -> site.install(context);
            DeploymentInfo info = Servlets.deployment()
                    .setClassLoader(UndertowContainer.class.getClassLoader())
                    .setContextPath("/")
                    .setDeploymentName("test")
                    .setTempDir(temporary)
                    .addServletContainerInitializers(new ServletContainerInitializerInfo(
                            initializer.getClass(), new ImmediateInstanceFactory<>(initializer), Set.of()));
            DeploymentManager deployment = Servlets.defaultContainer().addDeployment(info);
            deployment.deploy();
            HttpHandler handler = deployment.start();
            Undertow.Builder builder = Undertow.builder()
                    .addHttpListener(0, "127.0.0.1")
                    .setIoThreads(2)
                    .setWorkerThreads(16)
                    .setServerOption(UndertowOptions.ENABLE_HTTP2, settings.http2())
                    .setSocketOption(Options.BACKLOG, 1000)
                    .setHandler(settings.compression() ? compressing(handler) : handler);
            if (settings.sendBuffer() > 0) {
                builder.setSocketOption(Options.SEND_BUFFER, settings.sendBuffer());
            }
            Undertow undertow = builder.build();
            undertow.start();
            return new UndertowContainer(undertow, deployment, temporary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpHandler compressing(HttpHandler handler) {
        ContentEncodingRepository encodings = new ContentEncodingRepository();
        encodings.addEncodingHandler("gzip", new GzipEncodingProvider(), 50);
        return new EncodingHandler(handler, encodings);
    }

    @Override
    public int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void close() {
        undertow.stop();
        try {
            deployment.stop();
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
        deployment.undeploy();
        Folders.delete(temporary);
    }
}
