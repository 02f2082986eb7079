package io.progressstream.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
    private static final byte[] TEXT = new byte[100_000];

    private Speaker server;

    static {
        new Random(1).nextBytes(TEXT);
    }

    @BeforeEach
    void listen() throws IOException {
        server = new Speaker();
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        server.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("fault-proxy"));
    }

    private static Socket connect(FaultProxy proxy) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private FaultProxy proxy(Fault fault) {
        return FaultProxy.to(server.port(), fault);
    }

    private static byte[] first(int bytes) {
        return Arrays.copyOf(TEXT, bytes);
    }

    private static void assertReset(Socket socket) {
        assertThatThrownBy(() -> socket.getInputStream().readAllBytes()).isInstanceOf(SocketException.class);
    }

    @Test
    void withoutAFaultEveryByteAndBothEndsPass() throws Exception {
        try (FaultProxy proxy = proxy(Fault.none());
                Socket client = connect(proxy);
                Socket said = server.next()) {
            client.getOutputStream().write(TEXT);
            client.shutdownOutput();
            assertThat(said.getInputStream().readAllBytes()).isEqualTo(TEXT);
            said.getOutputStream().write(TEXT);
            said.shutdownOutput();
            assertThat(client.getInputStream().readAllBytes()).isEqualTo(TEXT);
        }
    }

    @Test
    void whatIsCutEndsInOrderAfterSoManyBytes() throws Exception {
        for (int bytes : new int[] {0, 1, 17_000, TEXT.length}) {
            try (FaultProxy proxy = proxy(Fault.cutAfter(bytes));
                    Socket client = connect(proxy);
                    Socket said = server.next()) {
                said.getOutputStream().write(first(Math.max(bytes, 1)));
                assertThat(client.getInputStream().readAllBytes()).isEqualTo(first(bytes));
            }
        }
    }

    @Test
    void whatIsResetBreaksOnBothSides() throws Exception {
        try (FaultProxy proxy = proxy(Fault.resetAfter(100));
                Socket client = connect(proxy);
                Socket said = server.next()) {
            said.getOutputStream().write(first(99));
            assertThat(client.getInputStream().readNBytes(99)).isEqualTo(first(99));
            said.getOutputStream().write(1);
            assertReset(client);
            assertReset(said);
        }
    }

    @Test
    void whatIsHalfClosedGoesOnTheOtherWay() throws Exception {
        try (FaultProxy proxy = proxy(Fault.halfCloseAfter(10));
                Socket client = connect(proxy);
                Socket said = server.next()) {
            said.getOutputStream().write(first(20));
            assertThat(client.getInputStream().readAllBytes()).isEqualTo(first(10));
            client.getOutputStream().write(first(5));
            assertThat(said.getInputStream().readNBytes(5)).isEqualTo(first(5));
        }
    }

    @Test
    void whatIsStalledTellsNeitherSideAnything() throws Exception {
        try (FaultProxy proxy = proxy(Fault.stallAfter(10));
                Socket client = connect(proxy);
                Socket said = server.next()) {
            said.getOutputStream().write(first(20));
            assertThat(client.getInputStream().readNBytes(10)).isEqualTo(first(10));
            client.setSoTimeout(100);
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            client.getOutputStream().write(1);
            client.shutdownOutput();
            said.setSoTimeout(100);
            assertThatThrownBy(() -> said.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aBlackHoleTakesRequestsAndDeliversNone() throws Exception {
        try (FaultProxy proxy = proxy(Fault.blackHole());
                Socket client = connect(proxy);
                Socket said = server.next()) {
            client.getOutputStream().write(TEXT);
            said.setSoTimeout(100);
            assertThatThrownBy(() -> said.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void whatIsBufferedComesAtTheEnd() throws Exception {
        try (FaultProxy proxy = proxy(Fault.bufferAll());
                Socket client = connect(proxy);
                Socket said = server.next()) {
            said.getOutputStream().write(TEXT);
            client.setSoTimeout(100);
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            client.setSoTimeout(10_000);
            said.shutdownOutput();
            assertThat(client.getInputStream().readAllBytes()).isEqualTo(TEXT);
        }
    }

    @Test
    void whatIsTornIsWhole() throws Exception {
        try (FaultProxy proxy = proxy(Fault.tornAt(1, 7, 1_000));
                Socket client = connect(proxy);
                Socket said = server.next()) {
            said.getOutputStream().write(TEXT);
            said.shutdownOutput();
            assertThat(client.getInputStream().readAllBytes()).isEqualTo(TEXT);
        }
    }

    @Test
    void tornPiecesHaveTheSizesThatWereAskedFor() throws Exception {
        StringBuilder pieces = new StringBuilder();
        Flow flow = new TornFlow(new Sizes(pieces), new int[] {2, 3});
        flow.send(TEXT, 0, 4);
        flow.send(TEXT, 0, 5);
        flow.end();
        assertThat(pieces).hasToString("2 2 1 2 2 end");
    }

    @Test
    void whatIsSlowTakesItsTime() throws Exception {
        try (FaultProxy proxy = proxy(Fault.bytesPerSecond(200));
                Socket client = connect(proxy);
                Socket said = server.next()) {
            long began = System.nanoTime();
            said.getOutputStream().write(first(40));
            assertThat(client.getInputStream().readNBytes(40)).isEqualTo(first(40));
            assertThat(System.nanoTime() - began).isGreaterThan(190_000_000L);
        }
    }

    @Test
    void aRequestCanReachTheServerTwice() throws Exception {
        try (FaultProxy proxy = proxy(Fault.requestTwice());
                Socket client = connect(proxy);
                Socket one = server.next();
                Socket two = server.next()) {
            client.getOutputStream().write(TEXT);
            client.shutdownOutput();
            assertThat(one.getInputStream().readAllBytes()).isEqualTo(TEXT);
            assertThat(two.getInputStream().readAllBytes()).isEqualTo(TEXT);
        }
    }

    @Test
    void faultsOfRequestsAndAnswersAreOneFault() throws Exception {
        Fault fault = Fault.tornAt(3).and(Fault.cutAfter(50).ofRequests());
        assertThat(fault).hasToString("torn at [3], cut after 50 of requests");
        try (FaultProxy proxy = proxy(fault);
                Socket client = connect(proxy);
                Socket said = server.next()) {
            said.getOutputStream().write(TEXT);
            assertThat(client.getInputStream().readNBytes(TEXT.length)).isEqualTo(TEXT);
            client.getOutputStream().write(first(60));
            assertThat(said.getInputStream().readNBytes(50)).isEqualTo(first(50));
            assertThat(client.getInputStream().read()).isNegative();
        }
    }

    @Test
    void eachConnectionHasTheFaultOfItsNumberAndAllCanBeBrokenAtOnce() throws Exception {
        try (FaultProxy proxy =
                FaultProxy.to(server.port(), number -> number == 1 ? Fault.cutAfter(0) : Fault.none())) {
            try (Socket client = connect(proxy);
                    Socket said = server.next()) {
                said.getOutputStream().write(1);
                assertThat(client.getInputStream().read()).isNegative();
            }
            try (Socket client = connect(proxy);
                    Socket said = server.next()) {
                said.getOutputStream().write(1);
                assertThat(client.getInputStream().read()).isEqualTo(1);
                proxy.resetAll();
                assertReset(client);
            }
            try (Socket client = connect(proxy);
                    Socket said = server.next()) {
                said.getOutputStream().write(1);
                assertThat(client.getInputStream().read()).isEqualTo(1);
                proxy.cutAll();
                assertThat(client.getInputStream().read()).isNegative();
            }
            assertThat(proxy.connections()).isEqualTo(3);
        }
    }

    @Test
    void whoeverLeavesTakesTheOtherSideAlong() throws Exception {
        try (FaultProxy proxy = proxy(Fault.none());
                Socket client = connect(proxy);
                Socket said = server.next()) {
            Link.reset(client);
            assertReset(said);
            await().until(() -> Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().contains("answers")));
        }
    }

    @Test
    void aServerThatIsNotThereBreaksTheConnection() throws Exception {
        int nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        try (FaultProxy proxy = FaultProxy.to(nobody, Fault.none());
                Socket client = connect(proxy)) {
            assertReset(client);
        }
    }

    @Test
    void nonsenseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.cutAfter(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.tornAt());
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.tornAt(3, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.bytesPerSecond(0));
        assertThatIllegalStateException().isThrownBy(() -> Fault.blackHole().ofRequests());
    }

    /** Writes down how large the pieces are. */
    private record Sizes(StringBuilder text) implements Flow {
        @Override
        public void send(byte[] bytes, int offset, int length) {
            text.append(length).append(' ');
        }

        @Override
        public void end() {
            text.append("end");
        }
    }
}
