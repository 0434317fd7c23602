package id.simpul.information;

import id.simpul.feature.Feature;
import id.simpul.feature.Listing;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Kept;
import java.util.List;

/** Announcements that go to the audience they name, moderated by staff (R29). */
public final class InformationFeature implements Feature {
    @Override
    public List<Desk<?>> desks() {
        return List.of(new InformationDesk());
    }

    @Override
    public List<Kept> kept() {
        return List.of(KeptAnnouncements.bodies());
    }

    @Override
    public List<Listing<?>> lists() {
        return AnnouncementLists.all();
    }
}
