package id.simpul.hub;

import id.simpul.account.AccountFeature;
import id.simpul.administration.AdministrationFeature;
import id.simpul.agreement.AgreementFeature;
import id.simpul.booking.BookingFeature;
import id.simpul.catalogue.CatalogueFeature;
import id.simpul.catalogue.imports.CatalogueImports;
import id.simpul.console.user.UserFeature;
import id.simpul.delivery.Enclosure;
import id.simpul.delivery.MailFiles;
import id.simpul.evaluation.EvaluationFeature;
import id.simpul.exchange.ExchangeFeature;
import id.simpul.feature.Document;
import id.simpul.feature.Feature;
import id.simpul.feature.Ground;
import id.simpul.feature.Ties;
import id.simpul.feature.Today;
import id.simpul.information.InformationFeature;
import id.simpul.ledger.Kept;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Topic;
import id.simpul.letter.LetterFeature;
import id.simpul.mailbox.MailboxFeature;
import id.simpul.outreach.OutreachFeature;
import id.simpul.person.PersonFeature;
import id.simpul.privilege.PrivilegeFeature;
import id.simpul.rotation.RotationFeature;
import id.simpul.signon.SignOn;
import id.simpul.trouble.TroubleFeature;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** The list of the hub's features, and what is asked of each of them. */
public final class Features {
    private final RotationFeature rotation;
    private final TroubleFeature trouble;
    private final CatalogueImports catalogues;
    private final MailboxFeature mailbox;
    private final List<Feature> all;

    /**
     * What features ask of the rest of the hub, which is made after them and from them.
     *
     * @param works the names of what falls due by the calendar
     * @param today what a day asks of staff, in all features
     * @param kept what is kept for a stated time, whoever keeps it
     */
    record Later(
            BegunDelivery delivery,
            Supplier<Set<String>> works,
            Function<Today.Asked, Today> today,
            Supplier<List<Kept>> kept) {}

    /**
     * How people come to the hub.
     *
     * @param publicUrl what links begin with
     * @param signOn how staff come in by a provider of identities, if they do
     */
    record Entrances(URI publicUrl, Optional<SignOn> signOn) {}

    Features(Stores stores, StaffQueues queues, Entrances entrances, Later later) {
        Ground ground = stores.ground();
        rotation = new RotationFeature(
                ground, stores.home().labelSheets(), new PaperLinks(stores, entrances.publicUrl(), () -> rotation()
                        .lists()));
        trouble = new TroubleFeature(ground, queues, later.delivery()::wake);
        catalogues = new CatalogueImports(ground, queues, stores.home().catalogues());
        mailbox = new MailboxFeature(ground);
        List<Feature> list = new ArrayList<>();
        // The first whose ties are looked at: what waits is locked before anything else, as whoever decides it does.
        list.add(new AccountFeature(
                ground, queues::waiting, queues::untaken, later.delivery()::channels, trouble::paused, this::ties));
        list.addAll(ofCooperation(stores, ground));
        list.addAll(ofTheHouse(stores, ground, entrances, later));
        all = List.copyOf(list);
    }

    private List<Feature> ofCooperation(Stores stores, Ground ground) {
        EvaluationFeature evaluation = new EvaluationFeature(ground);
        MailFiles mails = new MailFiles(stores.home().mail(), stores.clock().getZone());
        return List.of(
                rotation,
                new CatalogueFeature(ground, catalogues),
                new BookingFeature(ground),
                new OutreachFeature(),
                new InformationFeature(),
                new ExchangeFeature(ground),
                new AgreementFeature(ground, evaluation::figures, stores.home().scans()),
                new PrivilegeFeature(ground),
                new PersonFeature(ground, mails),
                evaluation);
    }

    private List<Feature> ofTheHouse(Stores stores, Ground ground, Entrances entrances, Later later) {
        URI publicUrl = entrances.publicUrl();
        return List.of(
                new AdministrationFeature(
                        stores.importedCalendars(),
                        ground,
                        later.works(),
                        later.today(),
                        publicUrl + "/",
                        later.kept()),
                // Links and sessions end by the machine's clock, also where the hub's is set.
                new UserFeature(Clock.systemUTC(), path -> publicUrl + path, entrances.signOn()),
                mailbox,
                new LetterFeature(stores.partners(), Mailing.links(stores), path -> publicUrl + path),
                trouble);
    }

    /** What each feature has of a kind, in the order of the list. */
    <T> List<T> each(Function<Feature, List<T>> parts) {
        return all.stream().flatMap(feature -> parts.apply(feature).stream()).toList();
    }

    /** What a day asks of staff, feature by feature. */
    List<Today> today(Today.Asked asked) {
        return all.stream().map(feature -> feature.today(asked)).toList();
    }

    /** What ties partners to the features. */
    private List<Ties> ties() {
        return all.stream().flatMap(feature -> feature.ties().stream()).toList();
    }

    /** What is left undone in any feature until staff have put it right. */
    public List<Reason> concerns(Handle db) {
        return each(feature -> feature.concerns(db));
    }

    /** What the mails of some topics carry beside the list and the calendar. */
    Map<Topic, Enclosure> enclosures() {
        Map<Topic, Enclosure> enclosures = new EnumMap<>(Topic.class);
        all.forEach(feature -> enclosures.putAll(feature.enclosures()));
        return enclosures;
    }

    /** The reports of all features. */
    List<Document> documents() {
        return each(Feature::documents);
    }

    /** Catalogues that are brought in. */
    public CatalogueImports catalogues() {
        return catalogues;
    }

    /** What went wrong, for staff to look at. */
    public TroubleFeature trouble() {
        return trouble;
    }

    /** What comes back by mail. */
    MailboxFeature mailbox() {
        return mailbox;
    }

    /** The rotation, for what staff should look into. */
    public RotationFeature rotation() {
        return rotation;
    }
}
