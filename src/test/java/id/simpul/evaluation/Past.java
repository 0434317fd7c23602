package id.simpul.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.intake.Judge;
import id.simpul.ledger.Asked;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Policies;
import java.time.Instant;

/** What happened, written into the ledger as the hub would have, day by day. */
final class Past implements AutoCloseable {
    static final Policies POLICIES = Policies.defaults();

    final Database database = TestDatabase.fresh();

    /** Nine in the morning where the library is. */
    static Instant at(String day) {
        return Instant.parse(day + "T02:00:00Z");
    }

    void partner(String id, String kind, String region) {
        database.useTransaction(db -> db.execute(
                "insert into partners (id, kind, name, region_system, region_code, email, created_at)"
                        + " values (?, ?, ?, 'kemendagri', ?, ?, ?)",
                id,
                kind,
                "Contoh " + id,
                region,
                id + "@example.org",
                at("2020-01-01")));
    }

    void school(String id, String region, String enrolledOn) {
        partner(id, "school", region);
        database.useTransaction(
                db -> db.execute("""
                insert into rotation_agreements (id, school, npsn, name, region, pupils_lower, pupils_upper, themes, state,
                                                 enrolled_on, last_quarter)
                values (?, ?, ?, ?, ?, 50, 50, '{}', 'active', ?::date, '2021-Q4')
                """, "agr-" + id, id, "1000" + id.hashCode(), "Contoh " + id, region, enrolledOn));
        event("agr-" + id, "enrolled", enrolledOn);
    }

    /** A batch that went out, with one item for each title. */
    void batch(
            String id,
            String school,
            String quarter,
            int places,
            String deliverOn,
            String dispatchedOn,
            String dueOn,
            String... titles) {
        database.useTransaction(db -> {
            db.execute("""
                    insert into batches (id, agreement, school, quarter, state, places, lower_places, deliver_on, due_on, dispatched_on)
                    values (?, ?, ?, ?, 'dispatched', ?, 0, ?::date, ?::date, ?::date)
                    """, id, "agr-" + school, school, quarter, places, deliverOn, dueOn, dispatchedOn);
            for (String title : titles) {
                String barcode = title + "/" + id;
                db.execute("insert into titles (id, title) values (?, ?) on conflict do nothing", title, title);
                db.execute(
                        "insert into items (barcode, title, collection, grades, condition, lendable, changed_at)"
                                + " values (?, ?, 'children', 'both', 'good', true, now())",
                        barcode,
                        title);
                db.execute(
                        "insert into batch_items (batch, barcode, school, title, name, level, box, state)"
                                + " values (?, ?, ?, ?, ?, 'lower', 1, 'sent')",
                        id,
                        barcode,
                        school,
                        title,
                        title);
            }
        });
    }

    /** A batch that was planned and never went. */
    void undelivered(String id, String school, String deliverOn) {
        database.useTransaction(db -> db.execute("""
                insert into batches (id, agreement, school, quarter, state, places, lower_places, deliver_on, due_on)
                values (?, ?, ?, ?, 'planned', 10, 0, ?::date, ?::date + 90)
                """, id, "agr-" + school, school, "of " + id, deliverOn, deliverOn));
    }

    void returned(String batch, String on) {
        database.useTransaction(db ->
                db.execute("update batches set returned_on = ?::date, state = 'returned' where id = ?", on, batch));
        event(batch, "returned", on);
    }

    void closed(String batch, String on) {
        database.useTransaction(
                db -> db.execute("update batches set closed_on = ?::date, state = 'closed' where id = ?", on, batch));
        event(batch, "closed", on);
    }

    void obligation(String batch, String school, String title, String openedOn) {
        recordedLate(batch, school, title, openedOn, openedOn);
    }

    /** An obligation of some day of which the hub heard later. */
    void recordedLate(String batch, String school, String title, String openedOn, String recordedOn) {
        database.useTransaction(db ->
                db.execute("""
                insert into obligations (id, school, batch, barcode, title, name, state, opened_on, due_on)
                values (?, ?, ?, ?, ?, ?, 'open', ?::date, ?::date + 60)
                """, "obl-" + title, school, batch, title + "/" + batch, title, title, openedOn, openedOn));
        event("obl-" + title, "opened", recordedOn);
    }

    void ended(String title, String state, String on) {
        database.useTransaction(db -> db.execute(
                "update obligations set state = ?, settled_on = ?::date where id = ?", state, on, "obl-" + title));
    }

    void found(String title, String on) {
        database.useTransaction(db -> db.execute(
                "update obligations set state = 'settled', how = 'found', settled_on = ?::date where id = ?",
                on,
                "obl-" + title));
    }

    /** A pair of an exchange, one title for one, with the days on which each side said something. */
    void pair(
            String partner,
            int place,
            String hostSent,
            String partnerReceived,
            String partnerSent,
            String hostReceived) {
        database.useTransaction(db -> {
            db.execute(
                    "insert into exchange_offers (id, partner, offered_on, stepped_on, tried_at)"
                            + " values (?, ?, '2021-07-01', '2021-07-01', now()) on conflict do nothing",
                    "exc-" + partner,
                    partner);
            String copy = "copy-" + place;
            db.execute("insert into titles (id, title) values (?, ?)", copy, copy);
            db.execute(
                    "insert into items (barcode, title, collection, grades, condition, lendable, changed_at)"
                            + " values (?, ?, 'exchange', 'both', 'good', false, now())",
                    copy,
                    copy);
            db.execute(
                    """
                    insert into exchange_pairs (id, exchange, partner, place, ref, gives, barcode, gets, near, state,
                                                host_sent, partner_received, partner_sent, host_received)
                    values (?, ?, ?, ?, ?, 'gives', ?, 'gets', false, 'agreed', ?::date, ?::date, ?::date, ?::date)
                    """,
                    "pair-" + place,
                    "exc-" + partner,
                    partner,
                    place,
                    copy,
                    copy,
                    hostSent,
                    partnerReceived,
                    partnerSent,
                    hostReceived);
        });
    }

    void survey(String batch, String on, int rating, String loans) {
        database.useTransaction(db -> db.execute(
                "insert into surveys (batch, answered_on, rating, loans) values (?, ?::date, ?, ?::jsonb)",
                batch,
                on,
                rating,
                loans));
        event(batch, "surveyed", on);
    }

    /** A visit that the library recorded on some day. */
    void outreach(String id, String partner, String on, String recordedOn) {
        database.useTransaction(db -> db.execute(
                "insert into outreaches (id, partner, purpose, on_day, state) values (?, ?, 'visit', ?::date, 'recorded')",
                id,
                partner,
                on));
        event(id, "recorded", recordedOn);
    }

    void event(String subject, String step, String on) {
        event(subject, step, on, "{}");
    }

    void event(String subject, String step, String on, String detail) {
        database.useTransaction(db -> db.execute(
                "insert into events (at, partner, subject, step, detail) values (?, '-', ?, ?, ?)",
                at(on),
                subject,
                step,
                detail));
    }

    /** The library's system reports a day at nine on the next, or later; figures as JSON. */
    Decision reports(String on, String recordedOn, String figures) {
        ObjectNode data = Json.parse(figures).put("on", on);
        Request request = Asked.by("pustaka").at(at(recordedOn)).request(RequestType.STATISTICS_DAY, data);
        Judge judge = Judge.of(POLICIES, new StatisticsDesk());
        return database.inTransaction(db -> judge.ask(db, at(recordedOn), request));
    }

    Evaluation evaluate(String period, String now) {
        return database.jdbi()
                .withHandle(db -> new Evaluations(POLICIES).of(db, EvaluationPeriod.parse(period), at(now)));
    }

    @Override
    public void close() {
        database.close();
    }
}
