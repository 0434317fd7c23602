package id.simpul.web;

import id.simpul.partner.PartnerId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.apache.camel.Exchange;

/** Lets in over HTTP who shows a partner's name and the password of its queues (RFC 7617). */
public final class Doorkeeper {
    private static final String PARTNER = "simpul.partner";
    private static final String SCHEME = "basic ";

    private final BiPredicate<PartnerId, String> passwords;

    /**
     * @param passwords whether a partner has this password; in memory, not a database round trip
     */
    public Doorkeeper(BiPredicate<PartnerId, String> passwords) {
        this.passwords = passwords;
    }

    /** Ends the route with 401 unless the caller is a partner. */
    public void authenticate(Exchange exchange) {
        String given = exchange.getMessage().getHeader("Authorization", "", String.class);
        exchange.getMessage().removeHeader("Authorization");
        Optional<PartnerId> caller = callerOf(given);
        if (caller.isPresent()) {
            exchange.setProperty(PARTNER, caller.get());
        } else {
            Problem.UNAUTHORIZED.answer(exchange);
        }
    }

    /** Who called, once {@link #authenticate} has let the caller in. */
    static PartnerId partner(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(PARTNER, PartnerId.class))
                .orElseThrow(() -> new IllegalStateException("This route authenticates nobody; refuse it"));
    }

    private Optional<PartnerId> callerOf(String header) {
        if (!header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return Optional.empty();
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            return parts.length == 2 && PartnerId.isValid(parts[0])
                    ? Optional.of(new PartnerId(parts[0])).filter(partner -> passwords.test(partner, parts[1]))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
