package io.progressstream.spring.context;

import java.util.Locale;
import java.util.TimeZone;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;

/** Locale and time zone as values: Spring MVC's own locale context asks the request, which is another one by then. */
final class LocaleCarrier {
    private LocaleCarrier() {}

    static Runnable carry(Runnable work) {
        Locale locale = LocaleContextHolder.getLocale();
        TimeZone timeZone = LocaleContextHolder.getTimeZone();
        return () -> {
            LocaleContext before = LocaleContextHolder.getLocaleContext();
            LocaleContextHolder.setLocaleContext(new SimpleTimeZoneAwareLocaleContext(locale, timeZone));
            try {
                work.run();
            } finally {
                LocaleContextHolder.setLocaleContext(before);
            }
        };
    }
}
