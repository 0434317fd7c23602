package id.simpul.check;

import id.simpul.signon.Mismatch;
import id.simpul.signon.Provider;
import id.simpul.signon.ProviderAway;
import id.simpul.signon.SignOn;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Whether staff can come in by the provider of identities as it is set up. */
final class SignOnCheck {
    private SignOnCheck() {}

    /** Asks the provider what it is, and whether it takes a browser from here. */
    static List<Finding> of(SignOn signOn) {
        try {
            Optional<Integer> refused = new Provider(signOn, InstantSource.system()).tried();
            return List.of(refused.map(status ->
                            Trouble.SIGN_ON_REFUSES.found(status.toString(), signOn.client(), signOn.redirect()))
                    .orElseGet(() -> Trouble.SIGN_ON.found(signOn.name(), signOn.redirect())));
        } catch (ProviderAway e) {
            return List.of(Trouble.SIGN_ON_AWAY.found(e.getMessage()));
        } catch (Mismatch e) {
            Trouble trouble =
                    switch (e.kind()) {
                        case ISSUER -> Trouble.SIGN_ON_ISSUER;
                        case UNREADABLE -> Trouble.SIGN_ON_UNREADABLE;
                        case PLAIN -> Trouble.SIGN_ON_PLAIN;
                        case ALGORITHMS -> Trouble.SIGN_ON_ALGORITHMS;
                    };
            return List.of(trouble.found(e.getMessage(), signOn.issuer()));
        }
    }
}
