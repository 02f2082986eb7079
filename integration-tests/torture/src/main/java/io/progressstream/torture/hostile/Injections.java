package io.progressstream.torture.hostile;

import java.util.ArrayList;
import java.util.List;

/** What is put into requests, by where it is put. */
final class Injections {
    /** What a header of an answer must never be called. */
    static final String HEADER = "X-Injected";

    private static final String LONG = "9".repeat(4_000);

    /** Texts that end a line, a string, a name or a number elsewhere: as they may stand in a URL. */
    private static final List<String> IN_URLS = List.of(
            "%0d%0a" + HEADER + ":%20yes",
            "%0a" + HEADER + ":%20yes",
            "%e5%98%8a%e5%98%8d" + HEADER + ":%20yes",
            "%00",
            "%1b%5b2J%1b%5b31m",
            "%c2%9b31m",
            "%e2%80%ae%e2%81%a6gnp.exe",
            "%ed%a0%80",
            "%ff%fe",
            "%22%7d%0a%7b%22Outcome%22:%22succeeded%22%7d",
            "%3cscript%3ealert(1)%3c/script%3e",
            "..%2f..%2fimports",
            "%2e%2e%2f%2e%2e%2forders%2fcount",
            ";jsessionid=1",
            "__proto__",
            "%24%7bjndi:ldap://127.0.0.1/a%7d",
            LONG);

    /** The same as they may stand in a header. */
    private static final List<String> IN_HEADERS = List.of(
            "\u001b[2J\u001b[31m",
            "\t\u000b\f",
            "\u0085" + HEADER + ": yes",
            "\"}{\"Outcome\":\"succeeded\"}",
            "\"unclosed",
            "\"" + "k".repeat(300) + "\"",
            "=?utf-8?Q?=0d=0a?=",
            "%0d%0a" + HEADER + ": yes",
            "\u00ff\u00fe\u0080",
            ",;=,;=\"\\\"",
            "9".repeat(4_000));

    private static final List<String> NUMBERS = List.of(
            "-1",
            "-0",
            "+1",
            "0x10",
            "1e3",
            "1.0",
            "1_000",
            "%201",
            "1%20",
            "",
            "NaN",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "18446744073709551616",
            "%d9%a1",
            "1%00",
            LONG);

    private Injections() {}

    /**
     * A request.
     *
     * @param where something is injected
     * @param target with it, or of the operation
     * @param header with it; empty: none
     */
    record Request(String where, String method, String target, String header) {}

    /** Requests about an operation, some of which are for the operation that somebody has started. */
    static List<Request> about(String operation) {
        List<Request> all = new ArrayList<>();
        for (String text : IN_URLS) {
            all.add(new Request("id", "GET", "/progress/" + text, ""));
            all.add(new Request("id", "GET", operation + text, ""));
            all.add(new Request("id to cancel", "DELETE", "/progress/" + text, ""));
            all.add(new Request("query", "GET", operation + "?x=" + text, ""));
            all.add(new Request("name in the query", "GET", operation + "?" + text + "=1", ""));
            all.add(new Request("parameter of the start", "POST", "/imports?delay=" + text, ""));
        }
        for (String text : IN_HEADERS) {
            for (String name : List.of(
                    "Last-Event-ID",
                    "Idempotency-Key",
                    "Prefer",
                    "Cookie",
                    "Accept",
                    "If-None-Match",
                    "Origin",
                    "Sec-Fetch-Site")) {
                all.add(new Request(name, "GET", operation, name + ": " + text));
                all.add(new Request(name, "GET", "/progress", name + ": " + text));
                all.add(new Request(name + " to start", "POST", "/imports", name + ": " + text));
                all.add(new Request(name + " to cancel", "DELETE", "/progress/unknown", name + ": " + text));
            }
        }
        for (String number : NUMBERS) {
            all.add(new Request("wait", "GET", operation, "Prefer: wait=" + number));
            all.add(new Request("lap", "GET", operation, "Prefer: lap=" + number));
        }
        return all;
    }

    /** Cursors that no operation has: each must be refused. */
    static List<Request> cursors(String operation) {
        List<Request> all = new ArrayList<>();
        for (String number : NUMBERS) {
            all.add(new Request("cursor", "GET", operation + "?after=" + number, ""));
            if (number.indexOf('%') < 0 && !number.isEmpty()) {
                all.add(new Request("cursor", "GET", operation, "Last-Event-ID: " + number));
            }
        }
        return all;
    }
}
