package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.catalina.util.ServerInfo;
import org.junit.jupiter.api.Test;

/** Each run of these tests is on the Tomcat that it says. */
class TomcatLineTest {

    @Test
    void tomcatIsOfTheLineThatThisRunIsAbout() {
        assertThat(ServerInfo.getServerNumber()).startsWith(System.getProperty("tomcat.line", "11.0") + ".");
    }
}
