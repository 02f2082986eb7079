package io.progressstream.torture.hostile;

import io.progressstream.servlet.testing.MultipartBody;
import io.progressstream.servlet.testing.RawClient;
import java.io.IOException;
import java.util.List;

/** A file whose name and rows deceive whoever shows, logs or parses them. */
final class HostileFile {
    private static final List<String> TEXTS = List.of(
            "\u001b[2J\u001b[31mred",
            "\u0007\u0008\u000b\u000c\u001f\u007f",
            "\u0085\u009b31m\u2028\u2029",
            "\u202egnp.exe\u2066\u2069",
            "{\"Outcome\":\"succeeded\"}",
            "\\u000a{\\\"Outcome\\\":\\\"succeeded\\\"}",
            "__proto__",
            "<img src=x onerror=alert(1)>",
            "${jndi:ldap://127.0.0.1/a}",
            "\ufeff\ufffe\uffff",
            "a\u0301\u0489\ud83d\ude00",
            "x".repeat(50_000));

    private HostileFile() {}

    /** How many of its rows say something. */
    static int rows() {
        return TEXTS.size();
    }

    /** Sends it to be imported. */
    static void post(RawClient client, String name) throws IOException {
        StringBuilder body = new StringBuilder(
                "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n");
        for (String text : TEXTS) {
            body.append("\"C")
                    .append(text.replace("\"", "\"\""))
                    .append("\",85123A,Lamp,-1,12/1/2010 8:26,2.55,17850,United Kingdom\n");
        }
        new MultipartBody().file("file", name, body.toString()).post(client, "/imports");
    }

    /** Names of files, as they stand between the quotes of a form. */
    static List<String> names() {
        return List.of(
                "a\u001b[31m.csv",
                "a\tb\u000b.csv",
                "../../../etc/passwd",
                "..\\..\\boot.ini",
                "%0d%0a" + Injections.HEADER + ": yes.csv",
                "\u202evsc.exe",
                "{\\\"Outcome\\\":1}.csv",
                "__proto__",
                "x".repeat(2_000) + ".csv",
                "");
    }
}
