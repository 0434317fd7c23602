package id.simpul.console.login;

import id.simpul.console.frame.Access;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.Visit;
import id.simpul.signon.Mismatch;
import id.simpul.signon.ProviderAway;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Whoever went out here may still be in at the provider, and would be back by one click: on a shared machine that matters. */
final class SignOnOutPage implements Page {
    static final String ADDRESS = "/login/out";

    private final SignOns signOns;

    SignOnOutPage(SignOns signOns) {
        this.signOns = signOns;
    }

    @Override
    public String address() {
        return ADDRESS;
    }

    @Override
    public Access access() {
        return Access.OPEN;
    }

    @Override
    public Answer show(Visit visit) {
        return Answer.page("out", Map.of("there", there().map(URI::toString).orElse("")));
    }

    private Optional<URI> there() {
        URI back = signOns.provider().setUp().redirect().resolve("/login");
        try {
            return signOns.provider().wayOut(back);
        } catch (ProviderAway | Mismatch e) {
            return Optional.empty();
        }
    }
}
