package id.simpul.delivery;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A mail server and how it is spoken to. */
public record SmtpServer(String host, int port, Optional<Login> login, Security security) {

    /** How the connection is protected. */
    public enum Security {
        /** Encrypted from the first byte, {@code smtps://}. */
        TLS(465),
        /** Encrypted by STARTTLS, or not used at all. */
        STARTTLS(587),
        /** In the clear: for a server on this machine, or one that asks for no login in a network of its own. */
        NONE(25);

        private final int usualPort;

        Security(int usualPort) {
            this.usualPort = usualPort;
        }
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
     * characters in user and password are percent-encoded. STARTTLS is required unless the URL says {@code starttls=off}.
     *
     * @throws IllegalArgumentException if the text is not such a URL; the message says why and repeats nothing of it
     */
    public static SmtpServer parse(String url) {
        URI uri = uri(url);
        Security security = security(uri);
        int port = uri.getPort() < 0 ? security.usualPort : uri.getPort();
        return new SmtpServer(uri.getHost(), port, login(uri), security);
    }

    /** Whether a password would travel for all to read. */
    public boolean showsPassword() {
        return security == Security.NONE && login.isPresent();
    }

    private static URI uri(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() == null || uri.getScheme() == null) {
                throw new IllegalArgumentException("it has no scheme or no host");
            }
            return uri;
        } catch (URISyntaxException e) {
            // Its own message holds the password.
            throw new IllegalArgumentException("it is no URL", null);
        }
    }

    private static Security security(URI uri) {
        Optional<String> query = Optional.ofNullable(uri.getQuery());
        if (uri.getScheme().equals("smtps") && query.isEmpty()) {
            return Security.TLS;
        }
        if (!uri.getScheme().equals("smtp")) {
            throw new IllegalArgumentException("it is neither smtp: nor smtps: without options");
        }
        return switch (query.orElse("starttls=required")) {
            case "starttls=required" -> Security.STARTTLS;
            case "starttls=off" -> Security.NONE;
            default -> throw new IllegalArgumentException("it takes starttls=required or starttls=off, nothing else");
        };
    }

    private static Optional<Login> login(URI uri) {
        return Optional.ofNullable(uri.getRawUserInfo()).map(info -> {
            int colon = info.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("it names a user and no password");
            }
            return new Login(decode(info.substring(0, colon)), decode(info.substring(colon + 1)));
        });
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
