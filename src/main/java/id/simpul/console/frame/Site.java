package id.simpul.console.frame;

import id.simpul.web.server.HttpServers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All pages there are, by their addresses. */
final class Site {
    private static final Pattern PLACE = Pattern.compile(":([a-z]+)");

    private static final long LONGEST_FORM = 64L << 10;
    /** It carries a kept form. */
    private static final long LONGEST_LOG_IN = HttpServers.LONGEST_FORM;

    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final Map<String, Pattern> patterns = new LinkedHashMap<>();

    Site(List<Page> pages) {
        pages.forEach(page -> {
            if (this.pages.put(page.address(), page) != null) {
                throw new IllegalArgumentException("Two pages at " + page.address());
            }
            patterns.put(page.address(), pattern(page.address()));
        });
    }

    /** A page, and what stands in the places of its address. */
    record Found(Page page, Map<String, String> places) {}

    Map<String, Page> pages() {
        return pages;
    }

    /** The page at a path, of which each part may be escaped; an address without places goes before one with. */
    Optional<Found> find(String path) {
        Page exact = pages.get(path);
        if (exact != null) {
            return Optional.of(new Found(exact, Map.of()));
        }
        for (Map.Entry<String, Pattern> pattern : patterns.entrySet()) {
            Matcher matcher = pattern.getValue().matcher(path);
            if (matcher.matches()) {
                return Optional.of(new Found(pages.get(pattern.getKey()), places(pattern.getKey(), matcher)));
            }
        }
        return Optional.empty();
    }

    /** Of all the files that may be sent there, in bytes; 0 where none may. */
    long longestFile(String path) {
        return find(path)
                .map(Found::page)
                .map(page -> page.largeFiles().map(Page.LargeFiles::longest).orElse((long) page.longestFile()))
                .orElse(0L);
    }

    /** Of a form without files, in bytes. */
    static long longestForm(String path) {
        return path.startsWith("/login") ? LONGEST_LOG_IN : LONGEST_FORM;
    }

    private static Map<String, String> places(String address, Matcher matcher) {
        Map<String, String> places = new LinkedHashMap<>();
        Matcher names = PLACE.matcher(address);
        for (int group = 1; names.find(); group++) {
            places.put(
                    names.group(1),
                    java.net.URLDecoder.decode(
                            matcher.group(group).replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8));
        }
        return places;
    }

    private static Pattern pattern(String address) {
        StringBuilder pattern = new StringBuilder();
        Matcher places = PLACE.matcher(address);
        int done = 0;
        while (places.find()) {
            pattern.append(Pattern.quote(address.substring(done, places.start())))
                    .append("([^/]+)");
            done = places.end();
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(address.substring(done))).toString());
    }
}
