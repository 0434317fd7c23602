package id.simpul.web;

import id.simpul.partner.Credential;
import id.simpul.partner.PartnerId;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConstants;

/** Lets in over HTTP who shows a partner's name and the password of its queues (RFC 7617). */
public final class Doorkeeper {
    private static final String PARTNER = "simpul.partner";
    private static final String NAME = "username";
    private static final String SCHEME = "basic ";

    /** In place of the credential of a partner that there is none: to say no takes as long for any name. */
    private static final Credential NOBODYS = Credential.generate().credential();

    private final Function<PartnerId, Optional<Credential>> credentials;

    /**
     * @param credentials those of the partners; in memory, not a database round trip
     */
    public Doorkeeper(Function<PartnerId, Optional<Credential>> credentials) {
        this.credentials = credentials;
    }

    /**
     * What a caller showed.
     *
     * @param known the partner whose name was shown, if there is such a partner
     */
    record Shown(Optional<PartnerId> known, boolean right) {
        static final Shown NOTHING = new Shown(Optional.empty(), false);
    }

    /**
     * Whether the header of a call names a partner and has its password.
     *
     * @param certificate that the caller showed
     */
    Shown look(String header, Optional<X509Certificate> certificate) {
        if (!header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return Shown.NOTHING;
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            return parts.length == 2 && PartnerId.isValid(parts[0])
                    ? shown(new PartnerId(parts[0]), parts[1], certificate)
                    : Shown.NOTHING;
        } catch (IllegalArgumentException notBase64) {
            return Shown.NOTHING;
        }
    }

    private Shown shown(PartnerId name, String password, Optional<X509Certificate> certificate) {
        Optional<Credential> credential = credentials.apply(name);
        boolean right = credential.orElse(NOBODYS).admits(password, certificate) && credential.isPresent();
        return new Shown(credential.map(there -> name), right);
    }

    /** The partner as the web server hands it on with the call. */
    static User user(PartnerId partner) {
        return User.create(new JsonObject().put(NAME, partner.toString()));
    }

    /** Ends the route with 401 unless the front door has let in a partner: no route below /api is open by mistake. */
    public void admit(Exchange exchange) {
        User user = exchange.getMessage().getHeader(VertxPlatformHttpConstants.AUTHENTICATED_USER, User.class);
        exchange.getMessage().removeHeader("Authorization");
        if (user == null) {
            Problem.UNAUTHORIZED.answer(exchange);
        } else {
            exchange.setProperty(PARTNER, new PartnerId(user.principal().getString(NAME)));
        }
    }

    /** Who called, once {@link #admit} has let the caller in. */
    static PartnerId partner(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(PARTNER, PartnerId.class))
                .orElseThrow(() -> new IllegalStateException("This route authenticates nobody; refuse it"));
    }
}
