package io.progressstream.benchmarks.stream;

import io.progressstream.benchmarks.Line;
import io.progressstream.benchmarks.Message;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.EnableWebFlux;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Spring WebFlux: a publisher of messages, generated as they are asked for, on threads that may be busy. */
@RestController
@EnableWebFlux
public class WebFluxPeers {
    /** Objects as JSON, a line each. */
    @PostMapping(path = "/webflux-ndjson", produces = MediaType.APPLICATION_NDJSON_VALUE)
    Flux<Object> lines(@RequestParam("rows") long rows) {
        return messages(rows);
    }

    /** Server-sent events with JSON. */
    @PostMapping(path = "/webflux-sse", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<Object> events(@RequestParam("rows") long rows) {
        return messages(rows);
    }

    /** Where the loop is. */
    private static final class Place {
        long row;
        long sum;
        boolean line;
    }

    private static Flux<Object> messages(long rows) {
        return Flux.generate(Place::new, (Place place, reactor.core.publisher.SynchronousSink<Object> sink) -> {
                    if (place.line) {
                        place.line = false;
                        sink.next(new Line(Rows.text(place.row)));
                    } else if (place.row == rows) {
                        place.row++;
                        sink.next(Done.of(place.sum));
                    } else if (place.row > rows) {
                        sink.complete();
                    } else {
                        place.sum += Rows.work(++place.row);
                        place.line = Rows.hasLine(place.row);
                        sink.next(Message.of(place.row, rows));
                    }
                    return place;
                })
                .subscribeOn(Schedulers.boundedElastic());
    }
}
