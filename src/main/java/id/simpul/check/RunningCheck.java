package id.simpul.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.delivery.Deliveries;
import id.simpul.delivery.Deliveries.Undelivered;
import id.simpul.delivery.Deliveries.Waiting;
import id.simpul.hub.Messaging;
import id.simpul.hub.Stores;
import id.simpul.policy.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is wrong with a hub that only it can tell while it runs. */
public final class RunningCheck {
    private static final Logger LOG = LoggerFactory.getLogger(RunningCheck.class);
    private static final Duration LONG_WAIT = Duration.ofHours(1);
    private static final int SHOWN = 20;

    private final Stores stores;
    private final BrokerCheck broker;

    public RunningCheck(Stores stores, Messaging messaging) {
        this.stores = stores;
        this.broker = new BrokerCheck(messaging);
    }

    /** As the command `check` asks for it. */
    public List<ObjectNode> show() {
        return findings().stream().map(Finding::shown).toList();
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (stores.database().isUp()) {
            findings.addAll(looking("database", this::database));
            findings.addAll(looking("deliveries", this::deliveries));
            findings.addAll(looking("work", this::failedWork));
        } else {
            findings.add(Finding.wrong(
                    "database", "The database does not answer; the hub takes no requests until it does."));
        }
        findings.addAll(looking("broker", broker::state));
        findings.addAll(looking("broker", broker::deadLetters));
        findings.addAll(looking("access", broker::forgeries));
        if (stores.clock() instanceof SettableClock) {
            findings.add(Finding.warning("clock", "The clock can be set; never run a library so: unset SIMPUL_CLOCK."));
        }
        return findings;
    }

    /** One part that cannot be looked at must not hide the others. */
    private static List<Finding> looking(String about, Supplier<List<Finding>> look) {
        try {
            return look.get();
        } catch (RuntimeException e) {
            LOG.warn("The check could not look at the {}", about, e);
            return List.of(Finding.wrong(about, "It could not be looked at; the hub's log says why."));
        }
    }

    /** What PostgreSQL must do so that what was answered is still there after a crash. */
    private List<Finding> database() {
        List<Finding> findings = new ArrayList<>();
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            String value = stores.database().jdbi().withHandle(db -> db.createQuery("select current_setting(:name)")
                    .bind("name", setting)
                    .mapTo(String.class)
                    .one());
            if (value.equals("off")) {
                findings.add(Finding.wrong(
                        "database",
                        "PostgreSQL runs with " + setting + " off and may lose what was answered; set it on."));
            }
        }
        if (!stores.isOurs()) {
            findings.add(Finding.wrong("database", "Another hub has the database; stop one of the two."));
        }
        return findings;
    }

    private List<Finding> deliveries() {
        Deliveries deliveries = new Deliveries(stores.database().jdbi());
        List<Finding> findings = new ArrayList<>();
        for (Undelivered lost : deliveries.troubled(SHOWN)) {
            findings.add(Finding.wrong(
                    "deliveries",
                    "The " + lost.topic() + " of " + lost.at() + " for " + lost.partner() + " did not go out by "
                            + lost.channel() + " (" + lost.error() + "); put right what it says."));
        }
        Instant longAgo = stores.clock().instant().minus(LONG_WAIT);
        for (Waiting waiting : deliveries.waiting()) {
            if (waiting.oldestDueAt().isBefore(longAgo)) {
                findings.add(Finding.warning(
                        "deliveries",
                        waiting.count() + " wait to go out by " + waiting.channel() + ", the oldest since "
                                + waiting.oldestDueAt() + "; see the log for what holds them up."));
            }
        }
        return findings;
    }

    private List<Finding> failedWork() {
        return stores.database().jdbi().withHandle(db -> db.createQuery("""
                        select job, period, part, error from jobs
                        where error is not null
                        order by done_at desc, job, period, part limit :most
                        """)
                .bind("most", SHOWN)
                .map((row, context) -> Finding.wrong(
                        "work",
                        "The hub failed on " + row.getString("job") + " " + row.getString("period") + " for "
                                + row.getString("part") + " (" + row.getString("error")
                                + "); it is tried again every day."))
                .list());
    }
}
