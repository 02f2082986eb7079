package io.progressstream.examples.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.ItemError;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderRulesTest {
    private static final String DATE = "2010-12-01T08:26";

    @Test
    void aRowThatKeepsTheRulesIsAnOrder() {
        assertThat(judge("536365", "6", DATE, "2.55", "17850"))
                .isEqualTo(new Verdict.Order(
                        "536365",
                        "85123A",
                        "WHITE HANGING HEART",
                        6,
                        LocalDateTime.of(2010, 12, 1, 8, 26),
                        new BigDecimal("2.55"),
                        "17850",
                        "United Kingdom"));
    }

    @Test
    void aCancellationIsSkippedWhateverElseIsWrong() {
        assertThat(judge("C536379", "-1", "yesterday", "0", "")).isEqualTo(new Verdict.Cancellation(7, "C536379"));
    }

    @Test
    void theFirstRuleThatIsBrokenIsTold() {
        assertThat(codes("1", "0", "x", "0", "")).isEqualTo("customer.missing");
        assertThat(codes("1", "0", "x", "0", "1")).isEqualTo("quantity.invalid");
        assertThat(codes("1", "1", "x", "0", "1")).isEqualTo("price.invalid");
        assertThat(codes("1", "1", "x", "1", "1")).isEqualTo("date.invalid");
    }

    @Test
    void anErrorTellsRowAndFieldAndValue() {
        ItemError error = error("1", "-3", DATE, "1", "1");

        assertThat(error.text()).isEqualTo("Row 7: Quantity is \"-3\", and must be a positive whole number");
        assertThat(error.at()).isEqualTo(Map.of("row", 7L, "field", "Quantity"));
    }

    @Test
    void aLongValueIsQuotedInPart() {
        assertThat(error("1", "x".repeat(60_000), DATE, "1", "1").text()).hasSizeLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1.5", "1e3", "+1", "٣", "9999999999", "0x10"})
    void quantityIsAPositiveWholeNumber(String quantity) {
        assertThat(codes("1", quantity, DATE, "1", "1")).isEqualTo("quantity.invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.00", "-1", "1,5", "NaN", "1E999999999", ".5", "1."})
    void priceIsAPositiveNumber(String price) {
        assertThat(codes("1", "1", DATE, price, "1")).isEqualTo("price.invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2010-12-01", "1/12/2010 8:26", "2010-02-30T08:26", "2010-12-01 08:26"})
    void dateIsAnIsoDateTime(String date) {
        assertThat(codes("1", "1", date, "1", "1")).isEqualTo("date.invalid");
    }

    @Test
    void aDateWithAnOffsetIsKeptInUtc() {
        assertThat(judge("1", "1", "2010-12-01T01:00:00+02:00", "1", "1"))
                .isInstanceOfSatisfying(
                        Verdict.Order.class,
                        order -> assertThat(order.invoiceDate()).isEqualTo(LocalDateTime.of(2010, 11, 30, 23, 0)));
    }

    @Test
    void aRowThatIsTooShortLacksWhatIsNotThere() {
        Verdict verdict = OrderRules.judge(new OrderRow(7, List.of("536365", "85123A")));

        assertThat(((Verdict.Rejection) verdict).error().code()).hasValue("customer.missing");
    }

    @Test
    void aRowThatIsTooLongIsRejected() {
        List<String> nine = List.of("1", "S", "one, two", "1", DATE, "1", "1", "France", "more");

        Verdict verdict = OrderRules.judge(new OrderRow(7, nine));

        assertThat(((Verdict.Rejection) verdict).error().code()).hasValue("columns.too-many");
    }

    private static String codes(String invoice, String quantity, String date, String price, String customer) {
        return error(invoice, quantity, date, price, customer).code().orElseThrow();
    }

    private static ItemError error(String invoice, String quantity, String date, String price, String customer) {
        return ((Verdict.Rejection) judge(invoice, quantity, date, price, customer)).error();
    }

    private static Verdict judge(String invoice, String quantity, String date, String price, String customer) {
        return OrderRules.judge(new OrderRow(
                7,
                List.of(invoice, "85123A", "WHITE HANGING HEART", quantity, date, price, customer, "United Kingdom")));
    }
}
