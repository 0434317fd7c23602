package id.simpul.console.letter;

import id.simpul.console.frame.Access;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.Visit;
import id.simpul.delivery.link.Applications;
import id.simpul.delivery.link.Applications.Application;
import id.simpul.intake.StaffAnswer;
import id.simpul.ledger.RequestType;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The link by which the reader of a mailbox says that it was them who asked; from then on it waits for staff. */
final class JoinLinkPage implements Page {
    private static final Logger LOG = LoggerFactory.getLogger(JoinLinkPage.class);

    private final JoinParts parts;
    private final UnknownLinks unknown = new UnknownLinks();

    JoinLinkPage(JoinParts parts) {
        this.parts = parts;
    }

    @Override
    public String address() {
        return "/join/:token";
    }

    @Override
    public Access access() {
        return Access.LETTER;
    }

    @Override
    public boolean acts() {
        return true;
    }

    @Override
    public Answer show(Visit visit) {
        return application(visit)
                .map(one -> page(visit, one.confirmedAt().isPresent() ? "joined" : "joining", one))
                .orElseGet(() -> nothing(visit));
    }

    private Optional<Application> application(Visit visit) {
        Instant now = parts.letters().clock().instant();
        return parts.letters().reads().read(db -> Applications.find(db, visit.place("token"), now));
    }

    private Answer page(Visit visit, String what, Application application) {
        return AddressLink.page(
                parts.letters(),
                visit,
                200,
                what,
                application.data().path("name").asText());
    }

    private Answer nothing(Visit visit) {
        return unknown.tooMany(visit.caller().address(), parts.letters().clock().instant())
                ? AddressLink.page(parts.letters(), visit, 429, "slow", "").with("Retry-After", "60")
                : AddressLink.page(parts.letters(), visit, 404, "joinended", "");
    }

    /** It waits under its own name, so that a second press is none. */
    @Override
    public Answer act(Visit visit) {
        Optional<Application> found = application(visit);
        if (found.isEmpty()) {
            return nothing(visit);
        }
        Application application = found.get();
        StaffAnswer answer = parts.hand()
                .ask(RequestType.STAFF_JOIN, application.request(), JoinPage.withoutFirst(application.data()));
        if (answer.reference().isEmpty() && !answer.status().wire().equals("pending")) {
            LOG.error(
                    "What a newcomer asked does not wait for staff: {} {}",
                    answer.status().wire(),
                    answer.reasons());
        }
        Instant now = parts.letters().clock().instant();
        parts.letters().reads().read(db -> Applications.confirm(db, application.id(), now));
        return page(visit, "joined", application);
    }
}
