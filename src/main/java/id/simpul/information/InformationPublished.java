package id.simpul.information;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;

/** What a partner has all know. */
public record InformationPublished(String announcement, String by, String subject, String body)
        implements NoticeContent {

    @Override
    public Topic topic() {
        return Topic.INFORMATION_PUBLISHED;
    }
}
