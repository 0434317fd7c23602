package id.simpul.privilege;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Privileges that end on one day: one person's, or those of several. */
public record PrivilegeEnding(
        Optional<String> person,
        Optional<String> privilege,
        Optional<String> because,
        LocalDate until,
        int daysLeft,
        Optional<Integer> count,
        Optional<List<Person>> persons)
        implements NoticeContent {

    /** One person's, if there are several. */
    public record Person(Optional<String> person, String privilege, Optional<String> because) {}

    @Override
    public Topic topic() {
        return Topic.PRIVILEGE_ENDING;
    }

    @Override
    public Optional<LocalDate> lastDay() {
        return Optional.of(until);
    }
}
