package id.simpul.broker;

import id.simpul.partner.Credential;
import id.simpul.partner.PartnerId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnection;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.apache.activemq.artemis.utils.CertificateUtil;
import org.apache.activemq.artemis.utils.CompositeAddress;

/** Lets in who knows a partner's password, and lets a partner do what the names of its own addresses allow; no roles. */
final class AddressRights implements ActiveMQSecurityManager5 {
    private final HubConnection hub;
    private final Function<String, Optional<Credential>> credentials;

    AddressRights(HubConnection hub, Function<String, Optional<Credential>> credentials) {
        this.hub = hub;
        this.credentials = credentials;
    }

    @Override
    public Subject authenticate(String user, String password, RemotingConnection connection, String domain) {
        return isKnown(user, password, connection) ? subject(user) : null;
    }

    private boolean isKnown(String user, String password, RemotingConnection connection) {
        if (user == null || password == null) {
            return false;
        }
        if (user.equals(hub.user())) {
            return isInThisProcess(connection) && equal(hub.password(), password);
        }
        return PartnerId.isValid(user)
                && credentials
                        .apply(user)
                        .filter(credential -> credential.admits(password, shown(connection)))
                        .isPresent();
    }

    private static Optional<X509Certificate> shown(RemotingConnection connection) {
        X509Certificate[] chain = connection == null ? null : CertificateUtil.getCertsFromConnection(connection);
        return chain == null || chain.length == 0 ? Optional.empty() : Optional.of(chain[0]);
    }

    private static boolean isInThisProcess(RemotingConnection connection) {
        return connection != null && connection.getTransportConnection() instanceof InVMConnection;
    }

    private static boolean equal(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static Subject subject(String user) {
        Subject subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(user));
        return subject;
    }

    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType what, String address) {
        String user = getUserFromSubject(subject);
        if (user == null) {
            return false;
        }
        if (user.equals(hub.user())) {
            return true;
        }
        return PartnerId.isValid(user) && mayPartner(new PartnerId(user), what, plain(address));
    }

    /** Artemis names a queue as address::queue; ours are named like their addresses, and only such a pair is one of ours. */
    private static String plain(String address) {
        String queue = CompositeAddress.extractQueueName(address);
        return queue.equals(CompositeAddress.extractAddressName(address)) ? queue : address;
    }

    private static boolean mayPartner(PartnerId partner, CheckType what, String address) {
        if (what == CheckType.SEND) {
            return Addresses.maySend(partner, address);
        }
        return what == CheckType.CONSUME && Addresses.mayRead(partner, address);
    }

    @Override
    public String getUserFromSubject(Subject subject) {
        return subject == null
                ? null
                : subject.getPrincipals(UserPrincipal.class).stream()
                        .map(UserPrincipal::getName)
                        .findFirst()
                        .orElse(null);
    }

    /** Not asked by a broker that knows the fifth form of this interface. */
    @Override
    public boolean validateUser(String user, String password) {
        return false;
    }

    /** Not asked by a broker that knows the fifth form of this interface. */
    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType what) {
        return false;
    }
}
