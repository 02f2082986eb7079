package io.progressstream.examples.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.progressstream.ProgressException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OrderFileTest {
    private static final byte[] PNG = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
    };

    @Test
    void aFileWithHeaderAndRowsPasses() throws IOException {
        OrderFile file = Files.orders(Files.GOOD);

        assertThat(file.checked()).isSameAs(file);
    }

    @Test
    void byteOrderMarkQuotesAndWindowsLineEndsAreNoHindrance() throws IOException {
        Files.text("\uFEFF" + Files.HEADER.replace("InvoiceNo", "\"InvoiceNo\"").replace("\n", "\r\n") + Files.GOOD)
                .checked();
    }

    @Test
    void anEmptyFileIsRefused() {
        refused(Files.text(""), "The file is empty.");
    }

    @Test
    void aHeaderAloneIsRefused() {
        refused(Files.text(Files.HEADER + "\n\r\n"), "The file has a header and no rows below it.");
    }

    @Test
    void aWrongHeaderIsToldAsItWasSeen() {
        refused(
                Files.text("Name,Age\nAnn,7\n"),
                "The first line must be InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID, Country,"
                        + " and is \"Name,Age\".");
    }

    @Test
    void semicolonsAreNamed() {
        refused(
                Files.text(Files.HEADER.replace(',', ';')),
                "The first line must be InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID, Country,"
                        + " and is \"InvoiceNo;StockCode;Description;Quantity;InvoiceDate;UnitPrice;CustomerID;Country\"."
                        + " Columns must be separated by commas, not by semicolons.");
    }

    @Test
    void aPictureIsNoText() {
        refused(Files.bytes(PNG), "The first line cannot be read: the file is not UTF-8 text at byte 0.");
    }

    @Test
    void nulBytesAreNoText() {
        refused(Files.bytes(new byte[5_000]), "The first line cannot be read: a NUL character is no text.");
    }

    @Test
    void aFirstLineWithoutEndIsNotHeldInMemory() {
        refused(
                Files.text("x".repeat(10_000_000)),
                "The first line cannot be read: it is longer than 65536 characters; perhaps a quote (\") is not closed.");
    }

    @Test
    void theFileIsClosedWhateverIsWrong() throws IOException {
        AtomicInteger closed = new AtomicInteger();
        OrderFile file = new OrderFile("x.csv", 9, () -> new ByteArrayInputStream(PNG) {
            @Override
            public void close() {
                closed.incrementAndGet();
            }
        });

        assertThatThrownBy(file::checked).isInstanceOf(ProgressException.class);
        assertThat(closed).hasPositiveValue();
    }

    private static void refused(OrderFile file, String detail) {
        assertThatThrownBy(file::checked)
                .asInstanceOf(type(ProgressException.class))
                .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(400))
                .satisfies(refusal -> assertThat(refusal.problem().detail()).isEqualTo(detail));
    }
}
