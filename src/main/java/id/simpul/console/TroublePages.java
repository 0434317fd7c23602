package id.simpul.console;

import id.simpul.console.attention.AttentionPage;
import id.simpul.console.attention.FailurePage;
import id.simpul.console.attention.GroupActPage;
import id.simpul.console.attention.RetryPage;
import id.simpul.console.frame.ActLinks;
import id.simpul.console.frame.ListPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.ThingPage;
import id.simpul.console.mail.MailPage;
import id.simpul.console.pending.PendingPage;
import id.simpul.console.session.Role;
import id.simpul.ledger.Events;
import id.simpul.ledger.RequestType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages of trouble: what went wrong, what waits, and what was written. */
final class TroublePages {
    private TroublePages() {}

    static List<Page> all(Console.Parts parts) {
        Reads reads = parts.reads();
        ListPage failures = ListPage.at("/failures", "failures", reads).leadingTo("/failures/:failure");
        ListPage pending = ListPage.at("/pending", "pending", reads)
                .leading(PendingPage::of)
                .counted();
        ListPage answers = ListPage.at("/answers", "answer.list", reads)
                .forRole(Role.OPERATOR)
                .leading(row -> Optional.of(ActLinks.address(
                        RequestType.STAFF_ANSWER_CLOSE,
                        Map.of("answer", row.path("answer").asText()),
                        "/answers")));
        ListPage mails = ListPage.at("/mail", "mail.all", reads)
                .leadingTo("/mail/:delivery")
                .without("to");
        List<Page> pages = new ArrayList<>(failures.all());
        pages.addAll(pending.all());
        pages.addAll(mails.all());
        pages.addAll(answers.all());
        pages.add(new FailurePage(
                ThingPage.at("/failures/:failure", "failures", "failures", reads, failures)
                        .telling((db, id, most) -> Events.latestOfSubject(db, id, most)),
                reads));
        pages.add(new AttentionPage(reads, parts.clock()));
        pages.add(new GroupActPage(reads, parts.hand(), parts.clock()));
        pages.addAll(RetryPage.all(reads));
        pages.add(new PendingPage(reads, parts.hand()));
        pages.add(new MailPage(reads, mails, parts.hand()));
        return pages;
    }
}
