package id.simpul.intake.component;

import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** What a request of a test does to the hub, as its comment says. */
enum Poison {
    FAILS {
        @Override
        void judged() {
            throw new IllegalStateException("the hub cannot bear it");
        }
    },
    /** Heeds that it is interrupted. */
    SLEEPS_WHEN_JUDGED {
        @Override
        void judged() {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    },
    /** Heeds nothing, for as long as the tests run. */
    NEVER_ENDS {
        @Override
        void judged() {
            while (!over) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    },
    THROWS_AN_ERROR {
        @Override
        void judged() {
            throw new NoClassDefFoundError("id/simpul/Missing");
        }
    },
    ASSERTS_WHAT_IS_NOT_SO {
        @Override
        void judged() {
            throw new AssertionError("this could not happen");
        }
    },
    USES_UP_THE_MEMORY {
        @Override
        void judged() {
            long[][] everything = new long[Integer.MAX_VALUE][];
            everything[0] = new long[Integer.MAX_VALUE];
        }
    },
    GOES_TOO_DEEP {
        @Override
        void judged() {
            deeper(0);
        }

        private int deeper(int depth) {
            return depth < 0 ? depth : deeper(depth + 1) + 1;
        }
    },
    SLEEPS_IN_THE_DATABASE("select pg_sleep(60)"),
    MEETS_A_STATEMENT_TIME_OUT("set local statement_timeout = '10ms'; select pg_sleep(1)"),
    IS_IDLE_FOR_TOO_LONG("set local idle_in_transaction_session_timeout = '10ms'") {
        @Override
        void written() {
            LockSupport.parkNanos(100_000_000);
        }
    },
    WAITS_FOR_A_LOCK("set local lock_timeout = '10ms'; select 1 from held for update"),
    ENDS_ITS_SESSION("select pg_terminate_backend(pg_backend_pid())"),
    BREAKS_A_CONSTRAINT("insert into held values (1)");

    static volatile boolean over;

    private final String statements;

    Poison() {
        this("select 1");
    }

    Poison(String statements) {
        this.statements = statements;
    }

    void judged() {
        // Nothing, of most.
    }

    void written() {
        // Nothing, of most.
    }

    private static void inEach(Request request, Consumer<Poison> what) {
        String comment = request.data().path("comment").asText();
        if (!comment.isEmpty()) {
            what.accept(valueOf(comment.toUpperCase(Locale.ROOT)));
        }
    }

    /** Takes surveys and visits, and does what their comments say. */
    static final class TestDesk implements Desk<TestDesk.Nothing> {
        @Override
        public Set<RequestType> types() {
            return Set.of(RequestType.ROTATION_SURVEY, RequestType.VISIT_BOOK);
        }

        @Override
        public Nothing facts(Handle db, List<Request> requests) {
            return new Nothing();
        }

        @Override
        public Decision decide(Request request, Nothing facts, Policy policy, LocalDate today) {
            inEach(request, Poison::judged);
            return new Decision.Accepted(request.id(), Json.object(), List.of(), List.of());
        }

        @Override
        public void write(Handle db, List<Decided> decided) {
            decided.forEach(one -> inEach(one.request(), poison -> {
                db.execute(poison.statements);
                poison.written();
                db.execute("select 1");
            }));
        }

        record Nothing() implements Facts {
            @Override
            public void apply(Effect effect) {
                // No decision depends on another.
            }
        }
    }
}
