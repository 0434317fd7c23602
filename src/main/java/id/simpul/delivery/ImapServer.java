package id.simpul.delivery;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * A mailbox that is read by IMAP, and how its server is spoken to.
 *
 * @param folder such as {@code INBOX}
 */
public record ImapServer(String host, int port, String user, String password, Protection protection, String folder) {
    /** How the connection is protected. */
    public enum Protection {
        TLS,
        STARTTLS,
        /** In the clear: for a server on this machine. */
        NONE
    }

    @Override
    public String toString() {
        return "ImapServer[" + host + ":" + port + " " + folder + "]";
    }

    /**
     * Reads {@code imaps://user:password@host:993/INBOX}, or {@code imap://…:143/INBOX} with STARTTLS unless it says {@code ?starttls=off};
     * special characters in user and password are percent-encoded.
     *
     * @throws IllegalArgumentException if the text is not such a URL; the message says why and repeats nothing of it
     */
    public static ImapServer parse(String url) {
        URI uri = uri(url);
        Protection protection = protection(uri);
        int usual = protection == Protection.TLS ? 993 : 143;
        String[] login = uri.getRawUserInfo().split(":", 2);
        String folder = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        return new ImapServer(
                uri.getHost(),
                uri.getPort() < 0 ? usual : uri.getPort(),
                decode(login[0]),
                decode(login[1]),
                protection,
                folder.isEmpty() ? "INBOX" : folder);
    }

    private static URI uri(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() == null || uri.getScheme() == null) {
                throw new IllegalArgumentException("it has no scheme or no host");
            }
            if (uri.getRawUserInfo() == null || !uri.getRawUserInfo().contains(":")) {
                throw new IllegalArgumentException("it names no user and password");
            }
            return uri;
        } catch (URISyntaxException e) {
            // Its own message holds the password.
            throw new IllegalArgumentException("it is no URL", null);
        }
    }

    private static Protection protection(URI uri) {
        if (uri.getScheme().equals("imaps") && uri.getQuery() == null) {
            return Protection.TLS;
        } else if (!uri.getScheme().equals("imap")) {
            throw new IllegalArgumentException("it is neither imap: nor imaps: without options");
        } else if (uri.getQuery() == null || uri.getQuery().equals("starttls=required")) {
            return Protection.STARTTLS;
        } else if (uri.getQuery().equals("starttls=off")) {
            return Protection.NONE;
        }
        throw new IllegalArgumentException("it takes starttls=required or starttls=off, nothing else");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
