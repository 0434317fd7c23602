package id.simpul.hub;

import id.simpul.agenda.DueWork;
import id.simpul.agenda.KeptJobs;
import id.simpul.agenda.Mornings;
import id.simpul.delivery.KeptMessages;
import id.simpul.delivery.MailFiles;
import id.simpul.feature.Feature;
import id.simpul.feature.Listing;
import id.simpul.feature.Today;
import id.simpul.hub.backup.BackupStanding;
import id.simpul.intake.KeptAnswers;
import id.simpul.intake.PendingDecisions;
import id.simpul.intake.PendingList;
import id.simpul.intake.PendingToday;
import id.simpul.intake.RequestLists;
import id.simpul.intake.RequestsByDay;
import id.simpul.ledger.Kept;
import id.simpul.ledger.KeptHistory;
import id.simpul.web.KeptPosts;
import java.util.ArrayList;
import java.util.List;

/** The hub as a whole, to be looked at: what its features have, and beside it what they stand on. */
public final class Overview {
    private final Stores stores;
    private final Features features;
    private final PendingDecisions pending;
    private final DueWork dueWork;
    private final Mornings mornings;
    private final BackupStanding backups;

    Overview(Stores stores, Features features, PendingDecisions pending, DueWork dueWork) {
        this.stores = stores;
        this.features = features;
        this.pending = pending;
        this.dueWork = dueWork;
        this.mornings = new Mornings(stores.policies());
        this.backups = new BackupStanding(stores);
    }

    /** What staff look at, page by page. */
    List<Listing<?>> lists() {
        List<Listing<?>> lists = new ArrayList<>(features.each(Feature::lists));
        lists.add(PendingList.of(pending));
        lists.addAll(RequestLists.all());
        lists.add(JobList.of(dueWork));
        return lists;
    }

    /** What a day asks of staff. */
    Today today(Today.Asked asked) {
        List<Today> parts = new ArrayList<>(features.today(asked));
        parts.add(PendingToday.of(pending, asked));
        parts.add(0, RequestsByDay.of(asked, stores.policies().zone()));
        parts.add(backups.today(asked.db()));
        parts.add(FirstSteps.of(asked, mornings.policyOn(asked.day())));
        return Today.all(parts);
    }

    /** What is kept for a stated time, in the order in which it goes. */
    public List<Kept> kept() {
        MailFiles mails = new MailFiles(stores.home().mail(), stores.clock().getZone());
        List<Kept> all = new ArrayList<>(KeptMessages.all(mails));
        all.addAll(KeptAnswers.all());
        all.add(KeptPosts.answered());
        all.add(KeptHistory.staff());
        all.add(KeptJobs.of(mornings, () -> features.each(Feature::chores)));
        all.addAll(features.each(Feature::kept));
        return all;
    }
}
