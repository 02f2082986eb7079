package io.progressstream.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of text and numbers, printed as Markdown, so that what is printed can stand in a document. */
public final class Table {
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these columns: the first for texts, the others for numbers. */
    public Table(String... columns) {
        this.header = List.of(columns);
    }

    /** One more row; as many cells as there are columns. */
    public Table row(String... cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + header.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    /** The name of a constant, as words. */
    public static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A number of three digits, or what is before its point. */
    public static String number(double value) {
        double size = Math.abs(value);
        int digits = size == 0 || size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    /** How many times as much; empty if there is nothing to compare with. */
    public static String ratio(double value, double of) {
        return of == 0 || Double.isNaN(of) ? "" : number(value / of) + " x";
    }

    /** Prints it below its title. */
    public void print(String title, PrintStream out) {
        int[] widths = new int[header.size()];
        for (List<String> row : all()) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        out.println();
        out.println("### " + title);
        out.println();
        line(header, widths, out);
        List<String> rule = new ArrayList<>();
        for (int column = 0; column < widths.length; column++) {
            rule.add("-".repeat(widths[column] - (column == 0 ? 0 : 1)) + (column == 0 ? "" : ":"));
        }
        line(rule, widths, out);
        rows.forEach(row -> line(row, widths, out));
    }

    private List<List<String>> all() {
        List<List<String>> all = new ArrayList<>(rows);
        all.add(header);
        return all;
    }

    private static void line(List<String> cells, int[] widths, PrintStream out) {
        StringBuilder line = new StringBuilder("|");
        for (int column = 0; column < widths.length; column++) {
            String format = column == 0 ? " %-" + widths[column] + "s |" : " %" + widths[column] + "s |";
            line.append(String.format(Locale.ROOT, format, cells.get(column)));
        }
        out.println(line);
    }
}
