package io.progressstream.examples.imports;

import io.progressstream.Problem;
import io.progressstream.ProgressException;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A made-up file of orders for trying the import; the same number of rows gives the same file. About 3 % of its rows break a rule, 1 % are
 * cancellations.
 *
 * @param rows 1 to 5,000,000
 */
public record SampleFile(long rows) {
    private static final long MAX_ROWS = 5_000_000;
    private static final List<String> GOODS = List.of(
            "HAND WARMER OWL DESIGN",
            "\"TRAY, BREAKFAST IN BED\"",
            "RED WOOLLY HOTTIE",
            "BIRD ORNAMENT",
            "JAM MAKING SET",
            "\"12\"\" RULER, TREE\"",
            "CAFÉ LANTERN",
            "TEA TIME PARTY BUNTING",
            "WICKER HEART",
            "SET OF 3 CAKE TINS");
    private static final List<String> COUNTRIES = List.of(
            "United Kingdom",
            "United Kingdom",
            "United Kingdom",
            "Germany",
            "France",
            "EIRE",
            "Spain",
            "Netherlands",
            "Switzerland",
            "Japan");

    /**
     * Checks.
     *
     * @throws ProgressException with status 400 if the number of rows is not in its range
     */
    public SampleFile {
        if (rows < 1 || rows > MAX_ROWS) {
            throw new ProgressException(
                    Problem.of(400, "Bad number of rows", "rows must be 1 to 5000000, and is " + rows + "."));
        }
    }

    /** A name for the file. */
    public String name() {
        return "sample-" + rows + ".csv";
    }

    /** Writes the file, row by row. */
    public void writeTo(Appendable out) throws IOException {
        SplittableRandom random = new SplittableRandom(rows);
        LocalDateTime time = LocalDateTime.of(2010, 12, 1, 8, 0);
        out.append(String.join(",", OrderCsv.HEADER)).append('\n');
        for (long row = 0; row < rows; row++) {
            time = time.plusSeconds(random.nextInt(20));
            int dice = random.nextInt(1_000);
            out.append(dice >= 990 ? "C" : "")
                    .append(String.valueOf(536_365 + row / 8))
                    .append(',');
            out.append(String.valueOf(20_000 + random.nextInt(5_000))).append(',');
            out.append(GOODS.get(random.nextInt(GOODS.size()))).append(',');
            out.append(dice < 4 ? "-1" : String.valueOf(1 + random.nextInt(48))).append(',');
            out.append(dice >= 4 && dice < 6 ? "1/12/2010 8:26" : time.toString())
                    .append(',');
            out.append(dice >= 6 && dice < 10 ? "0" : price(random)).append(',');
            out.append(dice >= 10 && dice < 30 ? "" : String.valueOf(12_346 + random.nextInt(6_000)))
                    .append(',');
            out.append(COUNTRIES.get(random.nextInt(COUNTRIES.size()))).append('\n');
        }
    }

    private static String price(SplittableRandom random) {
        int pence = 1 + random.nextInt(2_500);
        return pence / 100 + "." + pence / 10 % 10 + pence % 10;
    }
}
