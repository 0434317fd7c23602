package id.simpul.check;

import id.simpul.delivery.Dkim;
import id.simpul.delivery.ImapServer;
import id.simpul.delivery.SmtpServer;
import id.simpul.settings.Settings;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import javax.net.ssl.SSLException;

/** Whether mails can go out, be believed, and be answered: by calling the servers that the settings name, without sending anything. */
final class PostCheck {
    private static final String PATIENCE_MILLIS = "10000";

    private final Settings settings;
    private final String dns;

    /**
     * @param dns who is asked, as {@code dns://host:port}; {@code dns:} asks whom this machine asks
     */
    PostCheck(Settings settings, String dns) {
        this.settings = settings;
        this.dns = dns;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        settings.smtp().flatMap(this::smtp).ifPresent(findings::add);
        settings.post().mailbox().flatMap(this::mailbox).ifPresent(findings::add);
        settings.post().dkim().flatMap(this::dkim).ifPresent(findings::add);
        return findings;
    }

    private Optional<Finding> smtp(SmtpServer server) {
        Properties properties = protocol(
                "smtp",
                server.security() == SmtpServer.Security.STARTTLS,
                server.security() == SmtpServer.Security.TLS);
        properties.setProperty("mail.smtp.auth", String.valueOf(server.login().isPresent()));
        String place = server.host() + ":" + server.port();
        try (Service transport = Session.getInstance(properties).getTransport("smtp")) {
            transport.connect(
                    server.host(),
                    server.port(),
                    server.login().map(SmtpServer.Login::user).orElse(null),
                    server.login().map(SmtpServer.Login::password).orElse(null));
            return Optional.empty();
        } catch (AuthenticationFailedException e) {
            return Optional.of(Trouble.SMTP_LOGIN.found(place));
        } catch (MessagingException e) {
            Trouble trouble = isOfTls(e) ? Trouble.SMTP_TLS : Trouble.SMTP_UNREACHABLE;
            return Optional.of(trouble.found(place, why(e)));
        }
    }

    private Optional<Finding> mailbox(ImapServer server) {
        Properties properties = protocol(
                "imap",
                server.protection() == ImapServer.Protection.STARTTLS,
                server.protection() == ImapServer.Protection.TLS);
        String place = server.host() + ":" + server.port();
        try (Store store = Session.getInstance(properties).getStore("imap")) {
            store.connect(server.host(), server.port(), server.user(), server.password());
            return store.getFolder(server.folder()).exists()
                    ? Optional.empty()
                    : Optional.of(Trouble.IMAP_FOLDER.found(server.folder(), place));
        } catch (AuthenticationFailedException e) {
            return Optional.of(Trouble.IMAP_LOGIN.found(place));
        } catch (MessagingException e) {
            return Optional.of(Trouble.IMAP_UNREACHABLE.found(place, why(e)));
        }
    }

    private static Properties protocol(String name, boolean startTls, boolean tls) {
        Properties properties = new Properties();
        properties.setProperty("mail." + name + ".starttls.enable", String.valueOf(startTls));
        properties.setProperty("mail." + name + ".starttls.required", String.valueOf(startTls));
        properties.setProperty("mail." + name + ".ssl.enable", String.valueOf(tls));
        properties.setProperty("mail." + name + ".ssl.checkserveridentity", "true");
        for (String time : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty("mail." + name + "." + time, PATIENCE_MILLIS);
        }
        return properties;
    }

    /** That a server offers no TLS at all counts, too. */
    private static boolean isOfTls(Exception thrown) {
        return causes(thrown)
                        .anyMatch(cause -> cause instanceof SSLException || cause instanceof GeneralSecurityException)
                || String.valueOf(thrown.getMessage()).toUpperCase(Locale.ROOT).contains("TLS")
                || causes(thrown)
                        .anyMatch(cause -> String.valueOf(cause.getMessage()).contains("identity"));
    }

    /** The last cause, which says most; in one line. */
    private static String why(Exception thrown) {
        String says = causes(thrown)
                .reduce((outer, inner) -> inner)
                .map(Throwable::getMessage)
                .orElse(null);
        return String.valueOf(says == null ? thrown.getMessage() : says)
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause);
    }

    private Optional<Finding> dkim(Dkim dkim) {
        String entry = dkim.selector() + "._domainkey." + dkim.domain();
        try {
            List<String> published = texts(entry);
            if (published.isEmpty()) {
                return Optional.of(Trouble.DKIM_MISSING.found(entry, publicKey(dkim)));
            }
            return published.stream().anyMatch(text -> text.contains("p=" + publicKey(dkim)))
                    ? Optional.empty()
                    : Optional.of(Trouble.DKIM_OTHER.found(entry, publicKey(dkim)));
        } catch (NamingException e) {
            return Optional.of(Trouble.DKIM_NOT_LOOKED_UP.found(entry));
        }
    }

    /** By JNDI, whose provider for DNS makes text of what it reads, never objects, and which wants a Hashtable. */
    @SuppressWarnings({"BanJNDI", "JdkObsolete"})
    private List<String> texts(String entry) throws NamingException {
        Properties asking = new Properties();
        asking.setProperty(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        asking.setProperty(Context.PROVIDER_URL, dns);
        asking.setProperty("com.sun.jndi.dns.timeout.initial", "2000");
        asking.setProperty("com.sun.jndi.dns.timeout.retries", "2");
        InitialDirContext directory = new InitialDirContext(asking);
        try {
            Attribute found =
                    directory.getAttributes(entry, new String[] {"TXT"}).get("TXT");
            List<String> texts = new ArrayList<>();
            for (int i = 0; found != null && i < found.size(); i++) {
                // A long text comes in pieces, each in quotation marks.
                texts.add(String.valueOf(found.get(i)).replaceAll("[\"\\s]", ""));
            }
            return List.copyOf(texts);
        } catch (NameNotFoundException e) {
            return List.of();
        } finally {
            directory.close();
        }
    }

    private static String publicKey(Dkim dkim) {
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) dkim.key();
        try {
            return Base64.getEncoder()
                    .encodeToString(KeyFactory.getInstance("RSA")
                            .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()))
                            .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
