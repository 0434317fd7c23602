package id.simpul.console.request;

import id.simpul.console.frame.PageWords;
import java.time.Duration;

/** Says how long something took, in the one unit that people would name. */
final class Spans {
    private Spans() {}

    static String said(Duration span, PageWords words) {
        if (span.toDays() > 1) {
            return words.get("span.days", span.toDays());
        } else if (span.toHours() > 1) {
            return words.get("span.hours", span.toHours());
        } else if (span.toMinutes() > 1) {
            return words.get("span.minutes", span.toMinutes());
        }
        return span.toSeconds() > 0 ? words.get("span.seconds", span.toSeconds()) : words.get("span.moment");
    }
}
