package io.progressstream.examples.spring;

import io.progressstream.Problem;
import io.progressstream.ProgressException;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MultipartException;

/** What is wrong before an operation begins, as problem details. Spring's own exceptions are told by Spring Boot. */
@RestControllerAdvice
class Problems {
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(ProgressException refusal) {
        return answer(refusal.problem());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> notAForm(MultipartException broken) {
        return answer(Problem.of(400, "Bad Request", "The form could not be read to its end."));
    }

    private static ResponseEntity<Map<String, Object>> answer(Problem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.members());
    }
}
