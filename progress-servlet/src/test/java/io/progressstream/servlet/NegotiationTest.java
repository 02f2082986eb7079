package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    */*                                                        | STREAM
                    application/x-ndjson                                       | STREAM
                    application/x-ndjson, application/json                     | STREAM
                    application/json, application/x-ndjson;q=0.9               | DOCUMENT
                    application/json                                           | DOCUMENT
                    application/json, text/plain, */*                          | DOCUMENT
                    application/json;q=0.5, */*                                | STREAM
                    application/*                                              | STREAM
                    application/*, text/html;q=0.9                             | STREAM
                    text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | TEXT
                    TEXT/HTML                                                  | TEXT
                    text/plain                                                 | TEXT
                    text/*                                                     | TEXT
                    text/event-stream, application/x-ndjson                    | STREAM
                    application/x-ndjson;q=0, application/json;q=0.1           | DOCUMENT
                    application/json;q=0, */*                                  | STREAM
                    image/png                                                  | STREAM
                    application/json;q=nonsense                                | DOCUMENT
                    ;,;                                                        | STREAM
                    application/json; charset=utf-8 ; q=1                      | DOCUMENT
                    """)
    void acceptDecidesTheForm(String accept, AnswerForm form) {
        assertThat(Negotiation.form(request("Accept", accept))).isEqualTo(form);
    }

    @Test
    void absentAcceptIsAStreamAndSeveralLinesAreOne() {
        assertThat(Negotiation.form(request("Accept"))).isEqualTo(AnswerForm.STREAM);
        assertThat(Negotiation.form(request("Accept", "text/html;q=0.4", "application/json;q=0.5")))
                .isEqualTo(AnswerForm.DOCUMENT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    respond-async                | true
                    Respond-Async                | true
                    wait=10, respond-async       | true
                    respond-async; foo=bar       | true
                    respond-asynchronously       | false
                    handling=respond-async       | false
                    return=minimal               | false
                    """)
    void preferMayAskNotToWait(String prefer, boolean expected) {
        assertThat(Preferences.of(request("Prefer", prefer)).respondAsync()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    wait=10                      | 10
                    respond-async, WAIT=10; x=y  | 10
                    wait="10"                    | 10
                    wait=10, wait=20             | 10
                    wait=99999999999             | 25
                    wait=9999999999999999999999  | 0
                    wait=0                       | 0
                    wait=-5                      | 0
                    wait                         | 0
                    wait=soon                    | 0
                    lap=10                       | 0
                    """)
    void preferMaySayHowLongToWait(String prefer, long seconds) {
        assertThat(Preferences.of(request("Prefer", prefer)).waiting(Duration.ofSeconds(25)))
                .isEqualTo(seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    lap                          | 25
                    lap=5                        | 5
                    wait=3, lap=60               | 25
                    lap=0                        | 0
                    lap=long                     | 0
                    overlap=5                    | 0
                    """)
    void preferMayAskForLaps(String prefer, long seconds) {
        assertThat(Preferences.of(request("Prefer", prefer)).lap(Duration.ofSeconds(25)))
                .isEqualTo(seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds)));
    }

    private static HttpServletRequest request(String header, String... lines) {
        Map<String, List<String>> headers = Map.of(header, Arrays.asList(lines));
        return (HttpServletRequest) Proxy.newProxyInstance(
                NegotiationTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, args) -> {
                    if (!method.getName().equals("getHeaders")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return Collections.enumeration(headers.getOrDefault((String) args[0], List.of()));
                });
    }
}
