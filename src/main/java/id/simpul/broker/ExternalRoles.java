package id.simpul.broker;

import id.simpul.partner.PartnerId;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rights of {@link Addresses} in the form a stock broker understands: generated roles for each address. */
final class ExternalRoles {
    /** Who may do everything. */
    static final String HUB = "simpul-hub";

    private ExternalRoles() {}

    static String of(PartnerId partner) {
        return "simpul-partner-" + partner;
    }

    /** Who may send to, and who may read from, an address; everything else is the hub's alone. */
    record Rights(String send, String consume) {
        static final Rights HUB_ONLY = new Rights(HUB, HUB);
    }

    static Map<String, Rights> of(PartnerId partner, String role) {
        Map<String, Rights> rights = new LinkedHashMap<>();
        for (String address : Addresses.of(partner)) {
            rights.put(
                    address,
                    new Rights(
                            Addresses.maySend(partner, address) ? HUB + "," + role : HUB,
                            Addresses.mayRead(partner, address) ? HUB + "," + role : HUB));
        }
        return rights;
    }
}
