package id.simpul.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.database.Database;
import id.simpul.intake.Judge;
import id.simpul.ledger.Asked;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.NoticeForm;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Where tests exchange: a library with a stock, and partners, on 3 August 2026. */
final class Fair {
    static final LocalDate TODAY = LocalDate.of(2026, 8, 3);
    static final Instant NOW = Instant.parse("2026-08-03T03:00:00Z");
    static final Policy POLICY = Policies.defaults().asOf(TODAY);
    private static final Judge JUDGE = Judge.of(
            Policies.defaults(),
            new OfferDesk(Policies.defaults()),
            new PairDesk(),
            new GiftDesk(),
            new HostOfferDesk());

    private final Database database;
    private int requests;

    Fair(Database database) {
        this.database = database;
        partner("perpustakaan", "library");
    }

    void partner(String id, String kind) {
        database.useTransaction(db -> db.execute(
                "insert into partners (id, kind, name, created_at) values (?, ?, ?, now())", id, kind, "Contoh " + id));
    }

    /** Puts a copy of a title without volume and ISBN into the stock. */
    void stock(String barcode, String title) {
        stock(barcode, title, "exchange");
    }

    void stock(String barcode, String title, String collection) {
        database.useTransaction(db -> {
            db.execute("insert into titles (id, title) values (?, ?) on conflict do nothing", "tit-" + title, title);
            db.execute("""
                    insert into items (barcode, title, collection, grades, condition, lendable, changed_at)
                    values (?, ?, ?, 'both', 'good', true, '2026-08-01')
                    """, barcode, "tit-" + title, collection);
        });
    }

    static ObjectNode publication(String title) {
        return Json.object().put("title", title);
    }

    /** An offer of titles, none of them for sale, under the references t-0, t-1 and so on. */
    static ObjectNode offer(List<String> offered, List<String> wanted) {
        ObjectNode data = Json.object();
        for (int place = 0; place < offered.size(); place++) {
            data.withArray("/offered")
                    .addObject()
                    .put("ref", "t-" + place)
                    .put("title", offered.get(place))
                    .put("forSale", false);
        }
        wanted.forEach(title -> data.withArray("/wanted").add(publication(title)));
        return data;
    }

    Decision offer(String partner, List<String> offered, List<String> wanted) {
        return ask(partner, RequestType.EXCHANGE_OFFER, offer(offered, wanted));
    }

    Decision want(String partner, String... titles) {
        ObjectNode data = Json.object();
        data.putArray("titles");
        for (String title : titles) {
            data.withArray("/titles").add(publication(title));
        }
        return ask(partner, RequestType.EXCHANGE_WANT, data);
    }

    Decision answer(String partner, String exchange, List<String> agree, List<String> decline) {
        ObjectNode data = Json.object().put("exchange", exchange);
        data.putArray("agree");
        agree.forEach(data.withArray("/agree")::add);
        decline.forEach(data.withArray("/decline")::add);
        return ask(partner, RequestType.EXCHANGE_ANSWER, data);
    }

    Decision told(String partner, RequestType type, String exchange, String... pairs) {
        return ask(partner, type, named(exchange, pairs));
    }

    Decision staff(String act, String exchange, String... pairs) {
        return staff(RequestType.STAFF_EXCHANGE, named(exchange, pairs).put("act", act), "telah diperiksa");
    }

    private static ObjectNode named(String exchange, String... pairs) {
        ObjectNode data = Json.object().put("exchange", exchange);
        for (String pair : pairs) {
            data.withArray("/pairs").add(pair);
        }
        return data;
    }

    Decision staff(RequestType type, ObjectNode data, String reason) {
        return ask(List.of(Asked.byStaff(reason).at(NOW).request(type, data))).get(0);
    }

    Decision ask(String partner, RequestType type, ObjectNode data) {
        return ask(List.of(request(partner, type, data))).get(0);
    }

    Request request(String partner, RequestType type, ObjectNode data) {
        PartnerKind kind = partner.equals("perpustakaan") ? PartnerKind.LIBRARY : PartnerKind.DINAS;
        return Asked.by(partner).as(kind).named("r-" + ++requests).at(NOW).request(type, data);
    }

    /** Judges and writes, as a batch is, in one transaction. */
    List<Decision> ask(List<Request> list) {
        return database.inTransaction(db -> judge(db, list));
    }

    static List<Decision> judge(Handle db, List<Request> list) {
        List<Decision> decisions =
                JUDGE.ask(db, NOW, list).stream().map(Decided::decision).toList();
        decisions.stream()
                .flatMap(decision -> decision.notices().stream())
                .forEach(notice -> NoticeForm.assertPublished(notice.topic(), notice.data()));
        return decisions;
    }

    List<String> rows(String sql) {
        return database.jdbi()
                .withHandle(db -> db.createQuery(sql).mapTo(String.class).list());
    }

    static String exchange(Decision offer) {
        return offer.outcome().path("exchange").asText();
    }

    static List<String> pairs(Decision decision) {
        return decision.outcome().path("pairs").findValuesAsText("pair");
    }

    static List<String> states(Decision decision) {
        return decision.outcome().path("pairs").findValuesAsText("state");
    }

    /** Each pair as {@code gives > gets}, near ones with a question mark. */
    static List<String> proposals(Decision decision) {
        List<String> told = new ArrayList<>();
        for (JsonNode pair : decision.outcome().path("pairs")) {
            told.add(pair.path("gives").asText() + " > " + pair.path("gets").asText()
                    + (pair.path("near").asBoolean() ? " ?" : ""));
        }
        return told;
    }

    /** Each reason as {@code code pointer}. */
    static List<String> problems(Decision decision) {
        return decision.reasons().stream()
                .map(reason -> reason.code().wire() + " " + reason.pointer())
                .toList();
    }
}
