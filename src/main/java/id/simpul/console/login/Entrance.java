package id.simpul.console.login;

import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Cookies;
import id.simpul.console.frame.Kept;
import id.simpul.console.frame.Links;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.Attempts;
import id.simpul.console.session.Keys;
import id.simpul.console.session.Passwords;
import id.simpul.console.session.Session;
import id.simpul.console.session.Session.Stage;
import id.simpul.console.session.Sessions;
import id.simpul.console.session.User;
import id.simpul.console.session.Users;
import id.simpul.console.session.Ways;
import id.simpul.database.Database;
import id.simpul.ledger.Event;
import id.simpul.ledger.Events;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What all pages of coming in share.
 *
 * @param clock of the machine: codes and sessions follow no demonstration
 * @param history what the hub takes the time to be, by which its history is written
 * @param signOns how staff come in by a provider of identities, if they do
 */
public record Entrance(
        Database database,
        Sessions sessions,
        Passwords passwords,
        Keys keys,
        InstantSource clock,
        InstantSource history,
        Optional<SignOns> signOns) {
    /** Uses a set-up link for a user of whom no code is asked, as in a demonstration. */
    public void setUpWithoutCode(String token, String password) {
        String hash = passwords.hash(password);
        database.useTransaction(db -> {
            User user = Users.ofLink(db, token, now()).orElseThrow();
            Users.useLink(db, token);
            Users.setPassword(db, user.name(), hash);
        });
    }

    /** Whether whoever tries must wait. */
    boolean isLocked(Visit visit, String user) {
        return database.inTransaction(
                db -> Attempts.locked(db, user, visit.caller().address(), now()).isPresent());
    }

    /** A password or code was wrong. */
    void wrong(Visit visit, String user) {
        database.useTransaction(db -> Attempts.wrong(db, user, visit.caller().address(), now()));
    }

    /** By which a user may come in. */
    Ways ways() {
        return new Ways(signOns.map(one -> one.provider().setUp()));
    }

    Instant now() {
        return clock.instant();
    }

    /** Lets somebody in: a new session in place of any before, then where the reader wanted to go, or what was kept. */
    Answer letIn(Handle db, Visit visit, User user, boolean signedOn, String next, Optional<Kept> kept) {
        Sessions.Begun begun = begin(db, visit, user, Stage.OPEN, signedOn);
        Events.append(db, List.of(new Event(PartnerId.STAFF, user.name(), "logged-in")), history.instant());
        Answer answer = Answer.goTo(Links.home(next.isEmpty() ? "/" : next))
                .cookie(Cookies.SESSION, begun.cookie())
                .dropping(Cookies.BEFORE);
        kept.filter(form -> form.user().equals(user.name())).ifPresent(form -> answer.doing(form, begun.cookie()));
        return answer;
    }

    Sessions.Begun begin(Handle db, Visit visit, User user, Stage stage, boolean signedOn) {
        visit.session().map(Session::id).ifPresent(before -> Sessions.end(db, before, now()));
        return Sessions.begin(db, user, stage, signedOn, visit.caller().agent(), now());
    }
}
