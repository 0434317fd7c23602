package id.simpul.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;

/**
 * A form of one of the hub's own pages. It is read strictly, as those pages are written: whatever looks otherwise is not found, and
 * what a page does not ask for cannot be filled in.
 *
 * @param action where it goes
 * @param hidden its hidden fields
 */
record PageForm(String action, Map<String, String> hidden, String html) {
    private static final Pattern FORM = Pattern.compile("(?s)<form method=\"post\" action=\"([^\"]+)\">(.*?)</form>");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

    static List<PageForm> of(String page) {
        return FORM.matcher(page).results().map(PageForm::form).toList();
    }

    private static PageForm form(MatchResult found) {
        Map<String, String> hidden = new LinkedHashMap<>();
        Matcher fields = HIDDEN.matcher(found.group(2));
        while (fields.find()) {
            hidden.put(fields.group(1), StringEscapeUtils.unescapeHtml4(fields.group(2)));
        }
        return new PageForm(StringEscapeUtils.unescapeHtml4(found.group(1)), hidden, found.group(2));
    }

    /**
     * What is sent when somebody has filled it in: its hidden fields, too.
     *
     * @throws DemoStopped if it has no field of such a name
     */
    Map<String, String> filled(Map<String, String> fields) {
        fields.keySet().stream()
                .filter(name -> !html.contains(" name=\"" + name + "\""))
                .findFirst()
                .ifPresent(name -> {
                    throw new DemoStopped("The page " + action + " does not ask for " + name + ".");
                });
        Map<String, String> all = new LinkedHashMap<>(hidden);
        all.putAll(fields);
        return all;
    }
}
