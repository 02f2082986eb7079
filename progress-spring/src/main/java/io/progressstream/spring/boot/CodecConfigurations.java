package io.progressstream.spring.boot;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.progressstream.payload.JacksonPayloadCodec;
import io.progressstream.payload.PayloadCodec;
import io.progressstream.spring.Jackson2PayloadCodec;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/**
 * Results are written as the application writes JSON: with its mapper of Jackson 3, else of Jackson 2, else with a standard one. To be
 * imported in this order.
 */
final class CodecConfigurations {
    private CodecConfigurations() {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(PayloadCodec.class)
    @ConditionalOnSingleCandidate(JsonMapper.class)
    static class Jackson3 {
        @Bean
        PayloadCodec progressPayloadCodec(JsonMapper mapper) {
            return new JacksonPayloadCodec(mapper);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ObjectMapper.class)
    @ConditionalOnMissingBean(PayloadCodec.class)
    @ConditionalOnSingleCandidate(ObjectMapper.class)
    static class Jackson2 {
        @Bean
        PayloadCodec progressPayloadCodec(ObjectMapper mapper) {
            return new Jackson2PayloadCodec(mapper);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(PayloadCodec.class)
    static class Standard {
        @Bean
        PayloadCodec progressPayloadCodec() {
            return JacksonPayloadCodec.standard();
        }
    }
}
