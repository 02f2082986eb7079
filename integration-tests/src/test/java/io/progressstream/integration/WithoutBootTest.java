package io.progressstream.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.integration.samples.PlainSpring;
import io.progressstream.integration.support.Client;
import io.progressstream.integration.support.Multipart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Spring MVC on a plain servlet container, configured by hand as the guide shows. */
class WithoutBootTest {
    @TempDir
    Path folder;

    @Test
    void anApplicationThatRegistersThePartsItselfStreamsUploadsAndFollows() throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.addContext("/shop", folder.toString())
                .addServletContainerInitializer((types, context) -> new PlainSpring().onStartup(context), null);
        tomcat.getConnector();
        tomcat.start();
        try {
            Client client =
                    Client.of("http://localhost:" + tomcat.getConnector().getLocalPort());
            List<JsonNode> records = client.with("Content-Type", Multipart.TYPE)
                    .post(
                            "/shop/imports",
                            new Multipart()
                                    .file("file", "orders.csv", "sku\nA-1\n".getBytes(StandardCharsets.UTF_8))
                                    .publisher())
                    .rest();

            String follow = records.get(0).get("follow").asString();
            assertThat(follow).startsWith("/shop/progress/");
            assertThat(records.get(records.size() - 1)
                            .get("result")
                            .get("imported")
                            .asInt())
                    .isEqualTo(1);
            assertThat(client.get(follow).next().has("snapshot")).isTrue();
        } finally {
            tomcat.stop();
            tomcat.destroy();
        }
    }
}
