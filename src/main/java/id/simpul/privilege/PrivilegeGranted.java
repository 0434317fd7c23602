package id.simpul.privilege;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a person may do at the library, and why; of several people in one notice, how many they are, and a list of them.
 *
 * @param from the first day, if it is still to come
 */
public record PrivilegeGranted(
        Optional<String> person,
        Optional<String> privilege,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Optional<String> because,
        Optional<Integer> count,
        Optional<List<Person>> persons)
        implements NoticeContent {

    /** One of several. */
    public record Person(
            Optional<String> person,
            String privilege,
            Optional<LocalDate> from,
            Optional<LocalDate> until,
            String because) {}

    @Override
    public Topic topic() {
        return Topic.PRIVILEGE_GRANTED;
    }
}
