package id.simpul.account;

import id.simpul.ledger.Kept;
import id.simpul.ledger.Kept.Kind;
import id.simpul.ledger.Kept.Step;
import id.simpul.ledger.Kept.Term;
import id.simpul.ledger.Kept.Then;
import id.simpul.ledger.Phrase;
import id.simpul.partner.Partners;

/** How long a partner's addresses are kept once its part has ended; whom to ask for there is forgotten with its part. */
final class KeptContacts {
    private KeptContacts() {}

    static Kept ofFormerPartners() {
        return new Kept(
                new Kind(
                        "contacts",
                        "partners",
                        new Phrase(
                                "alamat, surel, dan telepon mitra yang sudah berhenti",
                                "addresses, e-mail and telephone of partners whose part has ended"),
                        Then.WITHOUT_PERSONS),
                new Term(
                        "retention.contacts-days",
                        policy -> policy.retention().contactsDays(),
                        new Phrase("sejak berhenti", "since it ended")),
                "",
                (db, reach) -> {
                    int forgotten = Partners.forgetAddresses(db, reach.before(), reach.most());
                    return new Step(0, forgotten, forgotten == reach.most());
                });
    }
}
