package id.simpul.person;

import id.simpul.delivery.MailFiles;
import id.simpul.feature.Feature;
import id.simpul.feature.Ground;
import id.simpul.feature.Listing;
import id.simpul.ledger.Desk;
import java.util.List;

/** What the hub has of one person: found, handed out, erased; and who has looked at persons. */
public final class PersonFeature implements Feature {
    private final Ground ground;
    private final MailFiles mails;

    /**
     * @param mails those that lie as files
     */
    public PersonFeature(Ground ground, MailFiles mails) {
        this.ground = ground;
        this.mails = mails;
    }

    @Override
    public List<Desk<?>> desks() {
        return List.of(new PersonDesk(mails));
    }

    @Override
    public List<Listing<?>> lists() {
        return List.of(ExposedList.of(ground.policies().zone()));
    }
}
