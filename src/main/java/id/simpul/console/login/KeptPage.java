package id.simpul.console.login;

import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Cookies;
import id.simpul.console.frame.Kept;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.KeptForms;
import java.util.Map;
import java.util.Optional;

/** What somebody had typed when the session ended, and who is in again by the provider of identities: done by one click. */
final class KeptPage implements Page {
    static final String ADDRESS = "/login/kept";

    private final Entrance entrance;

    KeptPage(Entrance entrance) {
        this.entrance = entrance;
    }

    @Override
    public String address() {
        return ADDRESS;
    }

    @Override
    public boolean acts() {
        return true;
    }

    @Override
    public Answer show(Visit visit) {
        boolean waiting = entrance.database()
                .inTransaction(db -> KeptForms.isWaiting(db, visit.user().name(), entrance.now()));
        return waiting ? Answer.page("kept", Map.of()) : Answer.goTo("/");
    }

    @Override
    public Answer act(Visit visit) {
        String user = visit.user().name();
        Optional<Kept> kept = entrance.database()
                .inTransaction(db -> KeptForms.take(db, user, entrance.now()))
                .flatMap(form -> Kept.open(entrance.keys(), form))
                .filter(form -> form.user().equals(user));
        Answer answer = Answer.goTo("/");
        kept.ifPresent(form -> answer.doing(form, visit.cookie(Cookies.SESSION).orElseThrow()));
        return answer;
    }
}
