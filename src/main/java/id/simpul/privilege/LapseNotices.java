package id.simpul.privilege;

import id.simpul.agenda.Reminders;
import id.simpul.agenda.Turn;
import id.simpul.ledger.Notice;
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

    /** That it was given, as it is told on a day. */
    static PrivilegeGranted granted(Privilege privilege, LocalDate today) {
        return new PrivilegeGranted(
                privilege.person().ref(),
                Optional.of(privilege.kind().wire()),
                privilege.firstToCome(today),
                privilege.until(),
                Optional.of(privilege.basis().because().wire()),
                Optional.empty(),
                Optional.empty());
    }

    /** What was given, one for each partner, however many people it is about. */
    static List<Notice> given(Collection<Privilege> privileges, LocalDate today, Notice.Way way) {
        Map<PartnerId, List<Privilege>> groups = new TreeMap<>();
        privileges.forEach(one -> groups.computeIfAbsent(one.person().partner(), none -> new ArrayList<>())
                .add(one));
        return groups.entrySet().stream()
                .map(group -> Notice.to(group.getKey(), given(group.getValue(), today))
                        .by(way))
                .toList();
    }

    private static PrivilegeGranted given(List<Privilege> people, LocalDate today) {
        return people.size() == 1
                ? granted(people.get(0), today)
                : new PrivilegeGranted(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(people.size()),
                        Optional.of(people.stream()
                                .map(one -> new PrivilegeGranted.Person(
                                        one.person().ref(),
                                        one.kind().wire(),
                                        one.firstToCome(today),
                                        one.until(),
                                        one.basis().because().wire()))
                                .toList()));
    }

    /** That staff have ended it, as of today. */
    static PrivilegeEnding stopped(Privilege privilege, LocalDate today) {
        return new PrivilegeEnding(
                privilege.person().ref(),
                Optional.of(privilege.kind().wire()),
                Optional.of("stopped"),
                today,
                0,
                Optional.empty(),
                Optional.empty());
    }

    /** As {@link #ending}, on a day on which it is told, until it is told again. */
    static List<Notice> reminders(Collection<Privilege> privileges, Turn turn) {
        return ending(privileges, turn.today()).stream()
                .map(notice -> notice.untilNext(notice.content()
                        .lastDay()
                        .flatMap(until -> next(until, turn.day(), turn.policy()))
                        .map(turn.working())))
                .toList();
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
                        ending(entry.getValue(), entry.getKey().until(), today)))
                .toList();
    }

    private static PrivilegeEnding ending(List<Privilege> people, LocalDate until, LocalDate today) {
        int left = Math.max(0, (int) ChronoUnit.DAYS.between(today, until));
        List<PrivilegeEnding.Person> persons =
                people.stream().map(LapseNotices::person).toList();
        if (persons.size() == 1) {
            PrivilegeEnding.Person one = persons.get(0);
            return new PrivilegeEnding(
                    one.person(),
                    Optional.of(one.privilege()),
                    one.because(),
                    until,
                    left,
                    Optional.empty(),
                    Optional.empty());
        }
        return new PrivilegeEnding(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                until,
                left,
                Optional.of(persons.size()),
                Optional.of(persons));
    }

    private static PrivilegeEnding.Person person(Privilege privilege) {
        return new PrivilegeEnding.Person(
                privilege.person().ref(),
                privilege.kind().wire(),
                privilege.ending().map(end -> end.cause().wire()));
    }
}
