package id.simpul.journey;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Addresses that a member of staff reaches by following links, one of each kind: a list's first and next page, each order, each of its
 * choices, its file, a page of one thing as it is reached from a list.
 */
record PagesFound(StaffBrowser browser) {
    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#]*)\"");
    private static final Pattern CHOICES =
            Pattern.compile("(?s)<select id=\"f-[a-z]+\" name=\"([a-zA-Z]+)\">(.*?)</select>");
    private static final Pattern CHOICE = Pattern.compile("<option value=\"([^\"]+)\"");

    /** Papers are drawn, and the other file of a list costs what the first does. */
    private static final Pattern LEFT =
            Pattern.compile("/papers/.*|.*[.](pdf|xlsx)([?].*)?|/logout|.*[?&]lang=.*|/assets/.*");

    /** A part of an address that names one thing of many. */
    private static final Pattern THING = Pattern.compile("(?=.*[0-9])[^/]+|perpustakaan|perpusnas|rina");

    /**
     * Those and what they lead to.
     *
     * @param first these are among them as they stand
     */
    List<String> from(List<String> first) {
        Map<String, String> found = new LinkedHashMap<>();
        Deque<String> next = new ArrayDeque<>(first);
        int given = first.size();
        for (int place = 0; !next.isEmpty(); place++) {
            String page = next.poll();
            String kind = place < given ? page : kind(page);
            if (LEFT.matcher(page).matches() || found.putIfAbsent(kind, page) != null || isFile(page)) {
                continue;
            }
            found.putIfAbsent(kind(page), page);
            HttpResponse<String> shown = browser.get(page);
            if (place >= given || !page.contains("?")) {
                ledToBy(shown.body()).forEach(next::add);
            }
            if (!page.contains("?")) {
                chosen(shown.body()).forEach(query -> next.add(page + query));
            }
        }
        return found.values().stream().distinct().toList();
    }

    /** Whether it is no page, but all of a list. */
    static boolean isFile(String page) {
        return page.matches(".*([.]|/)csv([?].*)?");
    }

    private static Stream<String> ledToBy(String body) {
        return LINK.matcher(body).results().map(link -> link.group(1).replace("&amp;", "&"));
    }

    /** Each of the first two that can be chosen by a filter. */
    private static List<String> chosen(String body) {
        List<String> queries = new ArrayList<>();
        Matcher filters = CHOICES.matcher(body);
        while (filters.find()) {
            CHOICE.matcher(filters.group(2))
                    .results()
                    .limit(2)
                    .forEach(choice -> queries.add("?" + filters.group(1) + "=" + choice.group(1)));
        }
        return queries;
    }

    private static String kind(String page) {
        String[] parts = page.split("[?]", 2);
        String path = Stream.of(parts[0].split("/", -1))
                .map(part -> THING.matcher(part).matches() ? "*" : part)
                .collect(Collectors.joining("/"));
        if (path.startsWith("/help/")) {
            return "/help/*";
        }
        return parts.length == 1 ? path : path + "?" + asked(parts[1]);
    }

    /** By which names it is asked, and with what where that is a choice or an order. */
    private static String asked(String query) {
        return Stream.of(query.split("&"))
                .map(pair ->
                        pair.matches("(sort|state|status|type|kind|channel)=.*") ? pair : pair.replaceFirst("=.*", ""))
                .filter(pair -> !pair.equals("trail"))
                .sorted()
                .collect(Collectors.joining("&"));
    }
}
