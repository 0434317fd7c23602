package id.simpul.console.frame;

import id.simpul.feature.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The filters of a list as fields above it. */
final class FilterFields {
    private FilterFields() {}

    static List<Map<String, Object>> shown(List<Filter> filters, Map<String, String> asked, Visit visit) {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (Filter filter : filters) {
            String value = asked.getOrDefault(filter.key(), "");
            List<Map<String, Object>> choices = filter.choices().stream()
                    .map(choice -> Map.<String, Object>of(
                            "value", choice,
                            "text", PageWords.capital(visit.words().word(filter.key(), choice)),
                            "chosen", choice.equals(value)))
                    .toList();
            shown.add(Map.of(
                    "key",
                    filter.key(),
                    "label",
                    PageWords.capital(visit.words().of(filter.heading())),
                    "value",
                    value,
                    "choices",
                    choices));
        }
        return shown;
    }
}
