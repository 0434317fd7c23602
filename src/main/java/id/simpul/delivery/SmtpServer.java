package id.simpul.delivery;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** A mail server and how it is spoken to; never unencrypted beyond this machine. */
public record SmtpServer(String host, int port, Optional<Login> login, Security security) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    /** How the connection is protected. */
    public enum Security {
        /** Encrypted from the first byte, {@code smtps://}. */
        TLS,
        /** Encrypted by STARTTLS, or not used at all. */
        STARTTLS,
        /** In the clear, for a mail server on this machine. */
        NONE
    }

    /** Who the hub is at the mail server. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }

    /**
     * Reads {@code smtp://user:password@host:587?starttls=required} or {@code smtps://user:password@host:465}; special
     * characters in user and password are percent-encoded. STARTTLS is required unless the server is on this machine and the
     * URL says {@code starttls=none}.
     *
     * @throws IllegalArgumentException if the text is not such a URL; the message does not repeat the password
     */
    public static SmtpServer parse(String url) {
        URI uri = uri(url);
        Security security = security(uri);
        int usual = security == Security.TLS ? 465 : security == Security.STARTTLS ? 587 : 25;
        return new SmtpServer(uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort(), login(uri), security);
    }

    private static URI uri(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() == null || uri.getScheme() == null) {
                throw unusable("it has no scheme or no host");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw unusable(
                    "percent-encode special characters in user and password"); // its own message holds the password
        }
    }

    private static Security security(URI uri) {
        if (uri.getScheme().equals("smtps")) {
            return Security.TLS;
        } else if (!uri.getScheme().equals("smtp")) {
            throw unusable("the scheme is neither smtp nor smtps");
        }
        String query = Optional.ofNullable(uri.getQuery()).orElse("starttls=required");
        if (query.equals("starttls=none") && LOOPBACK.contains(uri.getHost())) {
            return Security.NONE;
        } else if (!query.equals("starttls=required")) {
            throw unusable(
                    "it takes starttls=required, or starttls=none for a server on this machine, and nothing else");
        }
        return Security.STARTTLS;
    }

    private static Optional<Login> login(URI uri) {
        return Optional.ofNullable(uri.getRawUserInfo()).map(info -> {
            int colon = info.indexOf(':');
            if (colon < 0) {
                throw unusable("it names a user and no password");
            }
            return new Login(decode(info.substring(0, colon)), decode(info.substring(colon + 1)));
        });
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException unusable(String why) {
        return new IllegalArgumentException("SIMPUL_SMTP_URL cannot be used: " + why
                + "; write it like smtp://user:password@host:587?starttls=required");
    }
}
