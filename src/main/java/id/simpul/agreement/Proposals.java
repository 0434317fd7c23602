package id.simpul.agreement;

import id.simpul.database.Rows;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Proposals that the national library decides, or has decided. */
final class Proposals {
    private static final String COLUMNS = """
            select id, partner, request_id, form, title, parties, from_day, to_day, goals, document, state, since,
                   forwarded, decided_by, decided_on
              from proposals
            """;

    private Proposals() {}

    /** Locks them in the order of their ids, so that each is decided once. */
    static List<Proposal> locked(Handle db, Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return db.createQuery(COLUMNS + "where id = any(:ids) order by id for update")
                .bindArray("ids", String.class, ids)
                .map((row, context) -> proposal(row))
                .list();
    }

    /** What a partner proposed under whatever name and nobody has decided; locked in the order of their ids. */
    static List<Proposal> waitingOf(Handle db, PartnerId partner) {
        return db.createQuery(COLUMNS + """
                         where state = 'waiting' and partner in (select names_of(:partner))
                         order by id
                           for update
                        """)
                .bind("partner", partner)
                .map((row, context) -> proposal(row))
                .list();
    }

    static void save(Handle db, List<Proposal> proposals) {
        if (proposals.isEmpty()) {
            return;
        }
        PreparedBatch batch = db.prepareBatch("""
                insert into proposals (id, partner, request_id, form, title, parties, from_day, to_day, goals, document,
                                       state, since, forwarded, decided_by, decided_on)
                values (:id, :partner, :request, :form, :title, :parties, :term.from, :term.to, :goals, :keptDocument, :state,
                        :since, :forwarded, :settlement.by, :settlement.on)
                    on conflict (id) do update
                   set state = excluded.state, forwarded = excluded.forwarded, decided_by = excluded.decided_by,
                       decided_on = excluded.decided_on
                """);
        proposals.forEach(proposal -> Rows.bind(batch, proposal).add());
        batch.execute();
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        return new Proposal(
                row.getString("id"),
                new PartnerId(row.getString("partner")),
                row.getString("request_id"),
                Form.ofWire(row.getString("form")),
                row.getString("title"),
                texts(row, "parties", PartnerId::new),
                new AgreementTerm(row.getObject("from_day", LocalDate.class), row.getObject("to_day", LocalDate.class)),
                texts(row, "goals", Function.identity()),
                Optional.ofNullable(row.getString("document"))
                        .map(text -> Json.as(AgreementProposed.Document.class, Json.parse(text))),
                Proposal.State.ofWire(row.getString("state")),
                row.getObject("since", LocalDate.class),
                row.getBoolean("forwarded"),
                settlement(row));
    }

    private static Optional<Settlement> settlement(ResultSet row) throws SQLException {
        LocalDate on = row.getObject("decided_on", LocalDate.class);
        String by = row.getString("decided_by");
        return on == null || by == null ? Optional.empty() : Optional.of(new Settlement(new PartnerId(by), on));
    }

    /** So many of those that wait for the national library since a day or longer, the longest waiting first. */
    static List<Proposal> waiting(Handle db, LocalDate since, String after, int most) {
        return db.createQuery(COLUMNS + """
                        where state = 'waiting' and since <= :since and to_char(since, 'YYYY-MM-DD') || ' ' || id > :after
                        order by since, id
                        limit :most
                        """)
                .bind("since", since)
                .bind("after", after)
                .bind("most", most)
                .map((row, context) -> proposal(row))
                .list();
    }

    private static <T> List<T> texts(ResultSet row, String column, Function<String, T> as) throws SQLException {
        Stream<String> texts = Arrays.stream((String[]) row.getArray(column).getArray());
        return texts.map(as).toList();
    }
}
