package id.simpul.console.user;

import id.simpul.console.scan.KeptDrafts;
import id.simpul.console.session.Sessions;
import id.simpul.console.session.Users;
import id.simpul.feature.Column;
import id.simpul.feature.Feature;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Kept;
import id.simpul.ledger.Phrase;
import id.simpul.signon.SignOn;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Who of the staff may come in to the console: added, given another role, set up anew, ended; and who is in. */
public final class UserFeature implements Feature {
    private static final Phrase USER = new Phrase("pengguna", "user");

    private final InstantSource machine;
    private final UnaryOperator<String> links;
    private final Optional<SignOn> signOn;

    /**
     * @param machine the clock of the machine, by which links and sessions end
     * @param links makes a whole address of a path
     * @param signOn how staff come in by a provider of identities, if they do
     */
    public UserFeature(InstantSource machine, UnaryOperator<String> links, Optional<SignOn> signOn) {
        this.machine = machine;
        this.links = links;
        this.signOn = signOn;
    }

    @Override
    public List<Desk<?>> desks() {
        return List.of(new UserDesk(machine, links, signOn));
    }

    @Override
    public List<Kept> kept() {
        return List.of(KeptDrafts.scans());
    }

    @Override
    public List<Listing<?>> lists() {
        return List.of(users(), sessions());
    }

    private static Listing<Users.Listed> users() {
        return new Listing<>(
                "user.list",
                List.of(
                        Column.id("user", USER, Users.Listed::name),
                        Column.text("name", new Phrase("nama", "name"), Users.Listed::shown),
                        Column.word("role", new Phrase("peran", "role"), one -> one.role()
                                .wire()),
                        Column.word("secondFactor", new Phrase("kode pengaman", "second factor"), Users.Listed::code),
                        Column.word("setUp", new Phrase("siap masuk", "set up"), Users.Listed::isSetUp),
                        Column.text("identity", new Phrase("identitas", "identity"), Users.Listed::identity),
                        Column.text("seen", new Phrase("terakhir masuk", "last seen"), one -> one.seen()
                                .map(Object::toString))),
                List.of(new Filter("user", USER, false, value -> true, new Phrase("nama", "a name"))),
                (db, query) -> Page.of(
                        Users.page(
                                db,
                                query.filter("user").orElse(""),
                                query.after().orElse(""),
                                query.most()),
                        query.most(),
                        Users.Listed::name));
    }

    private Listing<Sessions.Open> sessions() {
        return new Listing<>(
                "session.list",
                List.of(
                        Column.id("session", new Phrase("sesi", "session"), Sessions.Open::id),
                        Column.text("user", USER, Sessions.Open::user),
                        Column.text("agent", new Phrase("peramban", "browser"), Sessions.Open::agent),
                        Column.text("began", new Phrase("masuk", "logged in"), one -> one.began()
                                .toString()),
                        Column.text("seen", new Phrase("terakhir dipakai", "last used"), one -> one.seen()
                                .toString())),
                List.of(new Filter("user", USER, false, value -> true, new Phrase("nama", "a name"))),
                (db, query) -> Page.whole(Sessions.open(db, query.filter("user"), machine.instant())));
    }
}
