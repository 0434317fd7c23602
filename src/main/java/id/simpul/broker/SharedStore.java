package id.simpul.broker;

import java.nio.file.Path;
import java.util.Locale;

/**
 * The folder that two brokers elsewhere share, so that the one may die: whichever has the lock of its journal works, the other waits
 * for it with its doors closed. Journal and users are in it.
 *
 * @param folder absolute, on a disk that both see and that keeps locks between them, as a local one or NFS 4 does
 */
public record SharedStore(Path folder, Side side) {
    /** Which of the two a broker is. */
    public enum Side {
        /** Works as soon as nobody else does. */
        PRIMARY,
        /** Works while the other is away, and goes on when it comes back: it is not worth a second interruption. */
        BACKUP
    }

    /** What broker.xml says of it. */
    String policy() {
        String options = side == Side.PRIMARY
                ? "<failover-on-shutdown>true</failover-on-shutdown>"
                : "<failover-on-shutdown>true</failover-on-shutdown><allow-failback>false</allow-failback>"
                        + "<restart-backup>true</restart-backup>";
        return "<ha-policy><shared-store><%1$s>%2$s</%1$s></shared-store></ha-policy>"
                .formatted(side.name().toLowerCase(Locale.ROOT), options);
    }

    /**
     * The etc/login.config of a broker that knows users from the store: whom the one lets in, the other does, too. Artemis takes the
     * files' names as seen from {@code etc}.
     */
    String login(Path etc, String users, String roles) {
        Path from = etc.toAbsolutePath().normalize();
        return """
                activemq {
                    org.apache.activemq.artemis.spi.core.security.jaas.PropertiesLoginModule required
                        debug=false
                        reload=true
                        org.apache.activemq.jaas.properties.user="%s"
                        org.apache.activemq.jaas.properties.role="%s";
                };
                """.formatted(from.relativize(folder.resolve(users)), from.relativize(folder.resolve(roles)));
    }
}
