package io.progressstream.benchmarks.many;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The server of a contender: says its port, and what it holds whenever it is asked by a line; ends with its input. */
final class ManyServer {
    private ManyServer() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println(Contender.valueOf(arguments[0]).serve());
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            System.out.println(Holding.now(question.equals("collect")).line());
        }
        Runtime.getRuntime().halt(0);
    }
}
