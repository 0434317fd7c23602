package id.simpul.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.partner.Credential;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerUpdate;
import id.simpul.partner.Partners;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** A change of the directory that staff made; it stands in the history of the partner with who made it and why. */
sealed interface DirectoryEffect extends Effect {
    PartnerId partnerId();

    String step();

    Staff staff();

    void write(Handle db, Partners partners, Instant at);

    @Override
    default List<Event> events() {
        ObjectNode detail = Json.object().put("by", staff().name()).put("reason", staff().reason());
        staff().account().ifPresent(account -> detail.put("account", account));
        return List.of(new Event(partnerId(), partnerId().value(), step(), detail));
    }

    /** A partner that takes part from now on, with its first password if it has a system. */
    record Added(Partner partner, Map<String, String> addresses, Optional<Credential.Generated> password, Staff staff)
            implements DirectoryEffect {
        @Override
        public PartnerId partnerId() {
            return partner.id();
        }

        @Override
        public String step() {
            return "added";
        }

        @Override
        public ObjectNode shownOnce() {
            ObjectNode once = Json.object();
            password.ifPresent(generated -> once.put("password", generated.secret()));
            return once;
        }

        @Override
        public void write(Handle db, Partners partners, Instant at) {
            partners.add(db, partner, at);
            partners.enter(db, List.of(PartnerUpdate.of(partner.id()).withAddresses(addresses)));
            password.ifPresent(generated -> partners.credentials().set(db, partner.id(), generated.credential(), at));
        }
    }

    /**
     * One that has another name or address.
     *
     * @param fields what changed, without what they hold
     */
    record Changed(PartnerChanged change, List<String> fields, Staff staff) implements DirectoryEffect {
        public Changed {
            fields = List.copyOf(fields);
        }

        @Override
        public PartnerId partnerId() {
            return change.partner();
        }

        @Override
        public String step() {
            return "changed";
        }

        @Override
        public void write(Handle db, Partners partners, Instant at) {
            change.write(db, partners);
        }
    }

    /** One that takes part no more. */
    record Removed(PartnerId partnerId, Staff staff) implements DirectoryEffect {
        @Override
        public String step() {
            return "removed";
        }

        @Override
        public void write(Handle db, Partners partners, Instant at) {
            partners.remove(db, partnerId, at);
        }
    }

    /** One that took part no more already, and on which something still hung. */
    record Loosed(PartnerId partnerId, Staff staff) implements DirectoryEffect {
        @Override
        public String step() {
            return "loosed";
        }

        @Override
        public void write(Handle db, Partners partners, Instant at) {
            // The features have ended what was theirs; the directory knows it already.
        }
    }

    /**
     * A password in place of the one before.
     *
     * @param keepOldDays how long the one before is good as well; it ends at once if empty
     */
    record NewPassword(PartnerId partnerId, Credential.Generated password, Optional<Integer> keepOldDays, Staff staff)
            implements DirectoryEffect {
        @Override
        public String step() {
            return "password-changed";
        }

        @Override
        public List<Event> events() {
            List<Event> events = DirectoryEffect.super.events();
            keepOldDays.ifPresent(days -> events.get(0).detail().put("keepOldDays", days));
            return events;
        }

        @Override
        public ObjectNode shownOnce() {
            return Json.object().put("password", password.secret());
        }

        @Override
        public void write(Handle db, Partners partners, Instant at) {
            partners.credentials().set(db, partnerId, password.credential(), at, keepOldDays.map(Duration::ofDays));
        }
    }

    /** A certificate that is asked for beside the password from now on, or none. */
    record Certified(PartnerId partnerId, Optional<String> fingerprint, Staff staff) implements DirectoryEffect {
        @Override
        public String step() {
            return fingerprint.isPresent() ? "certificate-set" : "certificate-ended";
        }

        @Override
        public void write(Handle db, Partners partners, Instant at) {
            partners.credentials().setCertificate(db, partnerId, fingerprint, at);
        }
    }

    /** The end of a password before that was still good. */
    record OldPasswordEnded(PartnerId partnerId, Staff staff) implements DirectoryEffect {
        @Override
        public String step() {
            return "old-password-ended";
        }

        @Override
        public void write(Handle db, Partners partners, Instant at) {
            partners.credentials().endOld(db, partnerId);
        }
    }

    /** One that goes on as another. */
    record Merged(PartnerId old, PartnerId partnerId, Staff staff) implements DirectoryEffect {
        @Override
        public String step() {
            return "merged";
        }

        @Override
        public void write(Handle db, Partners partners, Instant at) {
            partners.merge(db, old, partnerId, at);
        }
    }
}
