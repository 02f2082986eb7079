package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerFloorTest {

    @ParameterizedTest
    @ValueSource(strings = {"Apache Tomcat/11.0.26", "Apache Tomcat/11.0.22", "Apache Tomcat/11.0.0-M1"})
    void tomcatBelowTheFloorIsWarnedOf(String serverInfo) {
        assertThat(ContainerFloor.warning(serverInfo))
                .hasValueSatisfying(text -> assertThat(text).contains(serverInfo, "CVE-2026-101356", "11.0.27"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Apache Tomcat/11.0.27",
                "Apache Tomcat/11.0.100",
                "Apache Tomcat/11.1.0",
                "Apache Tomcat/12.0.1",
                "Apache Tomcat/10.1.55",
                "jetty/12.1.14",
                "Undertow - 2.3.26.Final",
                "null",
                ""
            })
    void nothingIsSaidOfOthers(String serverInfo) {
        assertThat(ContainerFloor.warning(serverInfo)).isEmpty();
    }
}
