package id.simpul.console.frame;

import java.util.Map;

/** What the log-in form shows. */
public final class LogInForm {
    private LogInForm() {}

    /**
     * @param next where to go on once in
     * @param kept a form that is to be done once in, closed
     * @param why a word for the sentence above the form; empty for none
     */
    public static Map<String, Object> model(String next, String kept, String why, String name) {
        return Map.of("next", next, "kept", kept, "why", why, "name", name, "identity", "");
    }
}
