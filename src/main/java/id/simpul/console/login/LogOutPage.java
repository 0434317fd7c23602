package id.simpul.console.login;

import id.simpul.console.frame.Access;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Cookies;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.Session;
import id.simpul.console.session.Sessions;

/** The way out. */
final class LogOutPage implements Page {
    private final Entrance entrance;

    LogOutPage(Entrance entrance) {
        this.entrance = entrance;
    }

    @Override
    public String address() {
        return "/logout";
    }

    @Override
    public Access access() {
        return Access.HALF;
    }

    @Override
    public boolean acts() {
        return true;
    }

    @Override
    public Answer show(Visit visit) {
        return Answer.goTo("/me");
    }

    @Override
    public Answer act(Visit visit) {
        Session session = visit.session().orElseThrow();
        entrance.database().useTransaction(db -> Sessions.end(db, session.id(), entrance.now()));
        boolean there = session.signedOn() && entrance.signOns().isPresent();
        return Answer.goTo(there ? SignOnOutPage.ADDRESS : "/login")
                .dropping(Cookies.SESSION)
                .with("Clear-Site-Data", "\"cache\"");
    }
}
