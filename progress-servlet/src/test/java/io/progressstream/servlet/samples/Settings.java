package io.progressstream.servlet.samples;

import io.progressstream.Problem;
import io.progressstream.operation.EngineLimits;
import io.progressstream.operation.FailureMapper;
import io.progressstream.operation.OperationEngine;
import io.progressstream.servlet.ProgressHttp;
import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

final class Settings {
    private Settings() {}

    // snippet: engine
    static OperationEngine engine(ExecutorService threads) {
        FailureMapper missing = failure -> failure instanceof FileNotFoundException
                ? Optional.of(Problem.of(404, "Not Found", "There is no such file"))
                : Optional.empty();
        return OperationEngine.builder()
                .executor(threads) // closed by you, after the engine
                .limits(EngineLimits.builder()
                        .maxRunning(50)
                        .grace(Duration.ofMinutes(1))
                        .build())
                .failures(FailureMapper.STANDARD.or(missing))
                .build();
    }
    // end

    // snippet: http
    static ProgressHttp http(OperationEngine engine, Path folder) {
        return ProgressHttp.builder(engine)
                .followPath("/jobs/")
                .uploads(folder)
                .owners(request -> Optional.ofNullable(request.getUserPrincipal())
                        .map(user -> request.getServerName() + "/" + user.getName()))
                .build();
    }
    // end
}
