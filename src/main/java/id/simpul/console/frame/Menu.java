package id.simpul.console.frame;

import id.simpul.console.session.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The menu: all entries there are to be, of which those are shown whose page is there and open to the reader. */
final class Menu {
    private static final Map<String, List<String>> GROUPS = groups();
    /** Those that a telephone shows at its lower edge, as far as they are there. */
    private static final List<String> THUMB = List.of("/", "/attention", "/pending", "/scan", "/rotation");

    private Menu() {}

    private static Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("", List.of("/", "/attention", "/pending", "/find"));
        groups.put("rotation", List.of("/rotation", "/batches", "/scan", "/runs", "/papers", "/obligations"));
        groups.put(
                "cooperation",
                List.of(
                        "/partners",
                        "/agreements",
                        "/exchange",
                        "/privileges",
                        "/bookings",
                        "/trainings",
                        "/announcements",
                        "/outreach"));
        groups.put(
                "records", List.of("/requests", "/mail", "/answers", "/reports", "/catalogue", "/sheets", "/activity"));
        groups.put("settings", List.of("/calendar", "/policy", "/jobs", "/kept", "/exposed", "/users", "/system"));
        groups.put("help", List.of("/help"));
        return groups;
    }

    /**
     * @param there the pages by their addresses
     */
    static List<Map<String, Object>> shown(Map<String, Page> there, Visit visit) {
        List<Map<String, Object>> shown = new ArrayList<>();
        GROUPS.forEach((group, addresses) -> {
            List<Map<String, Object>> entries = entries(addresses, there, visit);
            if (!entries.isEmpty()) {
                String heading = group.isEmpty() || group.equals("help")
                        ? ""
                        : visit.words().get("menu." + group);
                shown.add(Map.of("heading", heading, "entries", entries));
            }
        });
        return shown;
    }

    static List<Map<String, Object>> thumb(Map<String, Page> there, Visit visit) {
        return entries(THUMB, there, visit).stream().limit(4).toList();
    }

    private static List<Map<String, Object>> entries(List<String> addresses, Map<String, Page> there, Visit visit) {
        return addresses.stream()
                .filter(address -> Optional.ofNullable(there.get(address))
                        .filter(page -> visit.may(page.access().least().orElse(Role.VIEWER)))
                        .isPresent())
                .map(address -> Map.<String, Object>of(
                        "address", address,
                        "text", visit.words().get("menu" + address.replace('/', '.')),
                        "count", count(there.get(address)),
                        "current", isAt(address, visit.path())))
                .toList();
    }

    /** Nothing if nothing waits. */
    private static String count(Page page) {
        int count = page.waiting().map(Count::now).orElse(0);
        return count == 0 ? "" : count < Count.MOST ? String.valueOf(count) : (Count.MOST - 1) + "+";
    }

    private static boolean isAt(String address, String path) {
        return path.equals(address) || (!address.equals("/") && path.startsWith(address + "/"));
    }

    /** Every entry that there may be. */
    static Set<String> addresses() {
        return GROUPS.values().stream().flatMap(List::stream).collect(java.util.stream.Collectors.toSet());
    }
}
