package id.simpul.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** By what partners' systems are let in: their passwords, and the certificates that are asked for beside them. */
public final class Credentials {
    private final KnownPartners known;
    private final Renewals renewals;

    Credentials(Jdbi jdbi, KnownPartners known) {
        this.known = known;
        this.renewals = new Renewals(jdbi, known);
    }

    /**
     * @throws PartnerRefused if there is no such partner, or it has no system that would need one
     */
    public void set(Handle db, PartnerId partner, Credential credential, Instant now) {
        set(db, partner, credential, now, Optional.empty());
    }

    /**
     * The same, with the password before.
     *
     * @param keepOld how long it is good as well, by the machine's clock, unless the new one is used before: then for a day from that on
     */
    public void set(Handle db, PartnerId partner, Credential credential, Instant now, Optional<Duration> keepOld) {
        PartnerEntry entry = PartnerEntries.present(db, Set.of(partner), partner);
        if (!entry.partner().hasSystem()) {
            throw new PartnerRefused("Partner " + partner + " has no system of its own, and so no password.");
        }
        CredentialRows.write(
                db, partner, credential, now, keepOld.map(time -> Instant.now().plus(time)));
        known.showWhenCommitted(db, Set.of(partner));
    }

    /**
     * Asks for a certificate beside the password from now on, or for none.
     *
     * @param fingerprint its SHA-256, 64 hexadecimal signs
     * @throws PartnerRefused if there is no such partner, or it has no system that could show one
     */
    public void setCertificate(Handle db, PartnerId partner, Optional<String> fingerprint, Instant now) {
        PartnerEntry entry = PartnerEntries.present(db, Set.of(partner), partner);
        if (!entry.partner().hasSystem()) {
            throw new PartnerRefused("Partner " + partner + " has no system of its own, and so no certificate.");
        }
        CredentialRows.certificate(db, partner, fingerprint.map(print -> print.toLowerCase(Locale.ROOT)), now);
        known.showWhenCommitted(db, Set.of(partner));
    }

    /** Whether of any partner a certificate is asked for now. */
    public boolean isAnyCertified() {
        return known.isAnyCertified();
    }

    /** Ends a password before that was still good; without effect where there is none. */
    public void endOld(Handle db, PartnerId partner) {
        CredentialRows.endOld(db, partner);
        known.showWhenCommitted(db, Set.of(partner));
    }

    /** What settles which passwords are in use. */
    public Renewals renewals() {
        return renewals;
    }
}
