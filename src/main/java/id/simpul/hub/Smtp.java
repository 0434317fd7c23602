package id.simpul.hub;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The mail server, from a URL such as {@code smtp://user:password@mail.example.org:587?starttls=required}.
 *
 * @param user as whom to log in, with the password; none if the server asks for no login
 */
public record Smtp(String host, int port, Encryption encryption, Optional<String> user, Optional<Secret> password) {

    /** How the connection is protected; without anything said of it, by STARTTLS or not at all. */
    public enum Encryption {
        /** {@code smtp:} with {@code starttls=required}, the default: no mail leaves unless the server encrypts. */
        STARTTLS,
        /** {@code smtps:}, encrypted from the first byte. */
        TLS,
        /** {@code starttls=off}: for a server on the same machine. */
        NONE
    }

    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;

    /**
     * @throws IllegalArgumentException if it is no such URL; the message holds nothing of it
     */
    static Smtp parse(String url) {
        URI uri = uri(url);
        boolean smtps = "smtps".equals(uri.getScheme());
        if (uri.getHost() == null || !(smtps || "smtp".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("no smtp URL");
        }
        String[] login = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        if (login.length == 1) {
            throw new IllegalArgumentException("a user without a password");
        }
        return new Smtp(
                uri.getHost(),
                uri.getPort() > 0 ? uri.getPort() : smtps ? SUBMISSIONS : SUBMISSION,
                encryption(smtps, Optional.ofNullable(uri.getQuery())),
                login.length == 0 ? Optional.empty() : Optional.of(decoded(login[0])),
                login.length == 0 ? Optional.empty() : Optional.of(new Secret(decoded(login[1]))));
    }

    /** Whether a password would cross the network for all to read. */
    boolean exposesPassword() {
        return encryption == Encryption.NONE && password.isPresent() && !Loopback.is(host);
    }

    private static URI uri(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            // Its own message would quote the password.
            throw new IllegalArgumentException("no URL", null);
        }
    }

    private static Encryption encryption(boolean smtps, Optional<String> query) {
        if (smtps && query.isEmpty()) {
            return Encryption.TLS;
        }
        if (!smtps && query.orElse("starttls=required").equals("starttls=required")) {
            return Encryption.STARTTLS;
        }
        if (!smtps && query.get().equals("starttls=off")) {
            return Encryption.NONE;
        }
        throw new IllegalArgumentException("no such option");
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
