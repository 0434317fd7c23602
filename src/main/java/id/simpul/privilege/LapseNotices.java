package id.simpul.privilege;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.agenda.Reminders;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What partners are told of their people's privileges: persons go by the partner's own reference. */
final class LapseNotices {
    private LapseNotices() {}

    /** When it is told next that a privilege ends: the first such day after a day; none if they are all past. */
    static Optional<LocalDate> next(LocalDate until, LocalDate after, Policy policy) {
        return Reminders.before(until, policy.privileges().noticeDays(), after);
    }

    static ObjectNode granted(Privilege privilege) {
        ObjectNode data = shown(privilege);
        privilege.until().ifPresent(day -> data.put("until", day.toString()));
        return data.put("because", privilege.basis().because().wire());
    }

    /** One for each partner and last day, however many people it is about. */
    static List<Notice> ending(Collection<Privilege> privileges, LocalDate today) {
        record Group(PartnerId partner, LocalDate until) {}
        Map<Group, List<Privilege>> groups =
                new TreeMap<>(Comparator.comparing(Group::partner).thenComparing(Group::until));
        for (Privilege privilege : privileges) {
            Group group =
                    new Group(privilege.person().partner(), privilege.until().orElseThrow());
            groups.computeIfAbsent(group, none -> new ArrayList<>()).add(privilege);
        }
        return groups.entrySet().stream()
                .map(entry -> Notice.to(
                        entry.getKey().partner(),
                        Topic.PRIVILEGE_ENDING,
                        ending(entry.getValue(), entry.getKey().until(), today)))
                .toList();
    }

    private static ObjectNode ending(List<Privilege> people, LocalDate until, LocalDate today) {
        ObjectNode data = people.size() == 1 ? ending(people.get(0)) : Json.object();
        data.put("until", until.toString());
        data.put("daysLeft", Math.max(0, ChronoUnit.DAYS.between(today, until)));
        if (people.size() > 1) {
            data.put("count", people.size());
            people.forEach(one -> data.withArray("/persons").add(ending(one)));
        }
        return data;
    }

    private static ObjectNode ending(Privilege privilege) {
        ObjectNode data = shown(privilege);
        privilege.ending().ifPresent(end -> data.put("because", end.cause().wire()));
        return data;
    }

    private static ObjectNode shown(Privilege privilege) {
        ObjectNode data = Json.object();
        privilege.person().ref().ifPresent(ref -> data.put("person", ref));
        return data.put("privilege", privilege.kind().wire());
    }
}
