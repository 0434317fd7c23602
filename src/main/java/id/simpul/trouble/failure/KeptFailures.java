package id.simpul.trouble.failure;

import id.simpul.database.Rows;
import id.simpul.ledger.FailedMessage;
import id.simpul.ledger.Ids;
import id.simpul.ledger.RawMessage;
import id.simpul.ledger.Request.Staff;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Idempotent store of failed messages: each message is one row, however often the hub fails on it. */
public final class KeptFailures {
    private KeptFailures() {}

    /**
     * Keeps messages on which the hub failed. One that is there and failed anew is open again; the same letter twice is one.
     *
     * @param at when they failed
     */
    public static void keep(Handle db, List<FailedMessage> failed, Instant at) {
        write(db, failed, Settled.NOT_YET, at);
    }

    /** Keeps messages that staff took off their queue: nobody answers them, and nothing is lost without a trace. */
    public static void keepDiscarded(Handle db, List<FailedMessage> taken, Staff by, LocalDate on, Instant at) {
        write(db, taken, Settled.discarded(by, on), at);
    }

    /** What staff decided of a row, if they did. */
    private record Settled(String state, Optional<LocalDate> on, Optional<String> by, Optional<String> why) {
        static final Settled NOT_YET = new Settled("open", Optional.empty(), Optional.empty(), Optional.empty());

        static Settled discarded(Staff staff, LocalDate on) {
            return new Settled("discarded", Optional.of(on), Optional.of(staff.name()), Optional.of(staff.reason()));
        }

        <S extends SqlStatement<S>> S bind(S statement) {
            return statement
                    .bind("state", state)
                    .bindByType("settledOn", on.orElse(null), LocalDate.class)
                    .bindByType("settledBy", by.orElse(null), String.class)
                    .bindByType("settledReason", why.orElse(null), String.class);
        }
    }

    /** A message as a row; its body in letters, since arrays of bytes are none of JDBI's. */
    private record Row(
            String id,
            PartnerId partner,
            String messageId,
            String letter,
            Optional<String> request,
            Optional<String> type,
            String reason,
            String group,
            Optional<String> body,
            String reply,
            Instant arrivedAt) {
        static Row of(FailedMessage failed) {
            RawMessage message = failed.message();
            String body = Base64.getEncoder().encodeToString(message.body());
            return new Row(
                    Ids.of("fail", message.partner(), message.id(), body),
                    message.partner(),
                    message.id(),
                    failed.letter(),
                    failed.request(),
                    failed.type(),
                    failed.reason(),
                    Ids.of("grp", failed.type().orElse(""), failed.reason()),
                    failed.personal() ? Optional.empty() : Optional.of(body),
                    failed.reply(),
                    failed.arrivedAt());
        }
    }

    private static void write(Handle db, List<FailedMessage> failed, Settled settled, Instant at) {
        Map<String, Row> rows = failed.stream()
                .map(Row::of)
                .collect(Collectors.toMap(Row::id, row -> row, (one, same) -> same, TreeMap::new));
        settled.bind(Rows.bind(db.createUpdate("""
                        insert into failures as known (id, partner, message_id, letter, request_id, type, reason, group_id, body,
                            reply_id, first_at, last_at, state, settled_on, settled_by, settled_reason)
                        select id, partner, message_id, letter, request_id, type, reason, group_id, decode(body, 'base64'),
                            reply_id, least(first_at, :at), :at, :state, :settledOn, :settledBy, :settledReason
                        from unnest(:id, :partner, :messageId, :letter, :request, :type, :reason, :group, :body, :reply, :arrivedAt)
                            as failed (id, partner, message_id, letter, request_id, type, reason, group_id, body, reply_id, first_at)
                        order by id
                        on conflict (id) do update
                        set letter = excluded.letter, reason = excluded.reason, group_id = excluded.group_id, type = excluded.type,
                            body = excluded.body, reply_id = excluded.reply_id, last_at = excluded.last_at, state = excluded.state,
                            settled_on = excluded.settled_on, settled_by = excluded.settled_by,
                            settled_reason = excluded.settled_reason, held_note = null, times = known.times + 1, version = known.version + 1
                        where known.letter <> excluded.letter
                        """), Row.class, List.copyOf(rows.values())))
                .bind("at", at)
                .execute();
    }
}
