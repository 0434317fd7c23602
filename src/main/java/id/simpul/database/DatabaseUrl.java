package id.simpul.database;

import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * Where a PostgreSQL elsewhere is, and how safe the way to it is.
 *
 * @param isVerified whether it is TLS in which the certificate and the name in it are checked
 */
public record DatabaseUrl(List<String> hosts, boolean isVerified) {

    /** @throws IllegalArgumentException if the driver does not understand it; the message repeats nothing of it */
    public static DatabaseUrl parse(String url) {
        Properties read = Driver.parseURL(url, new Properties());
        if (read == null) {
            throw new IllegalArgumentException("it is none that the driver understands");
        }
        return new DatabaseUrl(
                Arrays.asList(PGProperty.PG_HOST.getOrDefault(read).split(",")), isVerified(read));
    }

    private static boolean isVerified(Properties read) {
        String ssl = PGProperty.SSL.getOrDefault(read);
        boolean on = ssl != null && (ssl.isEmpty() || Boolean.parseBoolean(ssl));
        String mode = PGProperty.SSL_MODE.getOrDefault(read);
        boolean full = mode == null ? on : mode.equals("verify-full");
        String factory = PGProperty.SSL_FACTORY.getOrDefault(read);
        return full
                && PGProperty.SSL_HOSTNAME_VERIFIER.getOrDefault(read) == null
                && (factory == null || !factory.endsWith("NonValidatingFactory"));
    }
}
