package id.simpul.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.partner.PartnerId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rights of {@link Addresses} in the form a stock broker understands: generated roles for each address. */
final class ExternalRoles {
    /** Who may do everything. */
    static final String HUB = "simpul-hub";
    /** What begins the role of each partner. */
    static final String PARTNER_PREFIX = "simpul-partner-";

    private static final String PASSWORD_PREFIX = "simpul-password-";
    private static final int MARK_BYTES = 16;

    private ExternalRoles() {}

    static String of(PartnerId partner) {
        return PARTNER_PREFIX + partner;
    }

    /**
     * A role that gives no right: it marks which password a user was given last, since a broker tells everything of its users
     * but that.
     */
    static String ofPassword(String forBroker) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(forBroker.getBytes(UTF_8));
            return PASSWORD_PREFIX + HexFormat.of().formatHex(digest, 0, MARK_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Who may send to, and who may read from, an address; everything else is the hub's alone. */
    record Rights(String send, String consume) {
        static final Rights HUB_ONLY = new Rights(HUB, HUB);
    }

    /** Of a partner that nobody logs in as. */
    static Map<String, Rights> withoutSystem(PartnerId partner) {
        return Map.of(Addresses.requests(partner), Rights.HUB_ONLY);
    }

    static Map<String, Rights> rights(PartnerId partner) {
        String both = HUB + "," + of(partner);
        Map<String, Rights> rights = new LinkedHashMap<>();
        for (String address : Addresses.of(partner)) {
            rights.put(
                    address,
                    new Rights(
                            Addresses.maySend(partner, address) ? both : HUB,
                            Addresses.mayRead(partner, address) ? both : HUB));
        }
        return rights;
    }
}
