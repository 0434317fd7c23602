package id.simpul.privilege;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import java.time.LocalDate;
import java.util.Optional;

/** What a person may do at the library, and why. */
public record PrivilegeGranted(Optional<String> person, String privilege, Optional<LocalDate> until, String because)
        implements NoticeContent {

    @Override
    public Topic topic() {
        return Topic.PRIVILEGE_GRANTED;
    }
}
