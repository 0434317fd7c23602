package id.simpul.letter;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import java.util.Optional;

/**
 * Somebody has asked on a public page that an institution take part.
 *
 * @param name the institution's
 * @param declined why staff said no, if they did; else its reader is asked whether it is right
 */
public record JoinAsked(String name, Optional<String> declined) implements NoticeContent {
    @Override
    public Topic topic() {
        return Topic.JOIN_ASKED;
    }
}
