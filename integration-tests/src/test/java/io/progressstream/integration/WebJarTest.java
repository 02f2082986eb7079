package io.progressstream.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.integration.support.Reply;
import io.progressstream.integration.support.TestServer;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WebJarTest {
    @RegisterExtension
    static final TestServer server = TestServer.open();

    @Test
    void theBrowserClientIsServedUnderItsVersion() throws Exception {
        Reply script = server.client().get("/webjars/progress-js/" + version() + "/index.js");

        assertThat(script.status()).isEqualTo(200);
        assertThat(script.header("Content-Type")).startsWith("text/javascript");
        assertThat(script.text()).contains("export");
    }

    @Test
    void theBrowserClientIsServedWithoutItsVersionWhereWebjarsLocatorLiteIs() throws Exception {
        assertThat(server.client().get("/webjars/progress-js/index.js").status())
                .isEqualTo(200);
        assertThat(server.client().get("/webjars/progress-js/progress.min.js").status())
                .isEqualTo(200);
    }

    private static String version() throws Exception {
        Properties versions = new Properties();
        try (InputStream file =
                WebJarTest.class.getResourceAsStream("/META-INF/resources/webjars-locator.properties")) {
            versions.load(file);
        }
        return versions.getProperty("progress-js.version");
    }
}
