package id.simpul.signon;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How staff come in by a provider of identities.
 *
 * @param issuer as its tokens name it
 * @param client how it knows this hub
 * @param secret what proves that it is this hub
 * @param name as the button calls the provider
 * @param redirect where it sends people back to
 * @param claim what of a token tells who somebody is
 * @param scopes what is asked for
 * @param factor who asks for the second factor
 * @param strength the class of authentication ({@code acr}) that a token must name, if any
 * @param only whether passwords are for administrators alone
 * @param newcomers who comes in without having been added before, if anybody does
 */
public record SignOn(
        URI issuer,
        String client,
        String secret,
        String name,
        URI redirect,
        String claim,
        List<String> scopes,
        Factor factor,
        Optional<String> strength,
        boolean only,
        Optional<Newcomers> newcomers) {
    /** The claim of an address of e-mail, which counts only if the provider has verified it. */
    public static final String EMAIL = "email";

    /** Who asks for the second factor. */
    public enum Factor {
        /** This hub, by its own codes, as after a password. */
        HUB,
        /** The provider; the operator has said so. */
        PROVIDER
    }

    /**
     * Who may come in without having been added before.
     *
     * @param claim whose values are looked at, with dots between the names of objects
     * @param roles what a value makes of its bearer, the greater role first
     */
    public record Newcomers(List<String> claim, Map<String, String> roles) {}

    /** Where the provider sends people back to, under the hub's address. */
    public static final String BACK = "/login/sso/back";

    /** An identity as it is kept and compared: addresses of e-mail know no capitals. */
    public String kept(String identity) {
        return claim.equals(EMAIL) ? identity.strip().toLowerCase(Locale.ROOT) : identity.strip();
    }

    @Override
    public String toString() {
        return "SignOn(" + issuer + ", " + client + ")";
    }
}
