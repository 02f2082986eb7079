package io.progressstream.benchmarks.many;

import io.progressstream.benchmarks.Table;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What one stream costs beyond an open answer, among few and among many: the same where costs grow linearly. The processor's time is known in
 * steps of 10 ms, which is 20 us for each second of one of 100 streams.
 */
final class Growth {
    private final SortedMap<Integer, Map<Contender, Cost>> seen = new TreeMap<>();

    /** Takes what was seen of so many streams. */
    void add(int streams, Map<Contender, Cost> costs) {
        seen.put(streams, costs);
    }

    /** Prints the table; nothing where there is but one number of streams to tell of. */
    void print(String title, PrintStream out) {
        if (seen.size() < 2) {
            return;
        }
        List<String> header = new ArrayList<>(List.of("JDK " + Runtime.version().feature()));
        header.addAll(columns("heap KiB each"));
        header.addAll(columns("CPU us each a second"));
        Table table = new Table(header.toArray(String[]::new));
        for (Contender contender : contenders()) {
            List<String> row = new ArrayList<>(List.of(contender.title()));
            row.addAll(cells(contender, cost -> cost.heap() / 1_024));
            row.addAll(cells(contender, Cost::microsEach));
            table.row(row.toArray(String[]::new));
        }
        table.print("One stream beyond an open answer, " + title, out);
    }

    private List<Contender> contenders() {
        return Objects.requireNonNull(seen.get(seen.lastKey())).keySet().stream()
                .filter(contender -> !contender.isLimit())
                .toList();
    }

    private List<String> columns(String name) {
        List<String> columns = new ArrayList<>();
        seen.keySet().forEach(streams -> columns.add(String.format(Locale.ROOT, "%s, of %,d", name, streams)));
        columns.add(String.format(Locale.ROOT, "of %,d to of %,d", seen.lastKey(), seen.firstKey()));
        return columns;
    }

    private List<String> cells(Contender contender, ToDoubleFunction<Cost> each) {
        double[] beyond = seen.values().stream()
                .mapToDouble(costs -> each.applyAsDouble(Objects.requireNonNull(costs.get(contender)))
                        - each.applyAsDouble(Objects.requireNonNull(costs.get(contender.limit()))))
                .toArray();
        List<String> cells = new ArrayList<>();
        for (double number : beyond) {
            cells.add(Table.number(number));
        }
        cells.add(Table.ratio(beyond[beyond.length - 1], beyond[0]));
        return cells;
    }
}
