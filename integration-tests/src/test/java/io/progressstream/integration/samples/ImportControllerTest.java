package io.progressstream.integration.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.ProgressSink;
import io.progressstream.spring.ProgressResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;

class ImportControllerTest {
    // snippet: test
    @Test
    void anOrderWithoutSkuIsRejected() throws Exception {
        MockMultipartFile file = new MockMultipartFile("file", "sku\nA-1\n\nA-2\n".getBytes(StandardCharsets.UTF_8));
        ImportController controller = new ImportController(new OrderImporter());

        ProgressResponse<ImportReport> response = controller.importOrders(file);

        assertThat(response.work().run(ProgressSink.none())).isEqualTo(new ImportReport(2, 1));
    }
    // end
}
