package id.simpul.delivery;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import java.time.LocalDate;

/**
 * Somebody has opened a link that is no longer good, and asked for another: it goes to the address on file.
 *
 * @param about what the link is for, as {@code Link.Purpose} spells it
 * @param thing the id of what it is about
 * @param until the last day on which the new one is good
 */
public record LetterAgain(String about, String thing, LocalDate until) implements NoticeContent {
    @Override
    public Topic topic() {
        return Topic.LETTER_AGAIN;
    }
}
