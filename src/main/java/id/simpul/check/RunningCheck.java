package id.simpul.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.catalogue.CatalogueFeature;
import id.simpul.delivery.Confirmations;
import id.simpul.delivery.Deliveries;
import id.simpul.delivery.Deliveries.Waiting;
import id.simpul.delivery.ReturnedMails;
import id.simpul.health.Reading.Standing;
import id.simpul.health.Vitals;
import id.simpul.hub.Messaging;
import id.simpul.hub.Stores;
import id.simpul.hub.Work;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Spoken;
import id.simpul.partner.Language;
import id.simpul.policy.Almanac;
import id.simpul.policy.CalendarEnd;
import id.simpul.policy.SettableClock;
import id.simpul.rotation.RotationFeature;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is wrong with a hub that only it can tell while it runs. */
public final class RunningCheck {
    private static final Logger LOG = LoggerFactory.getLogger(RunningCheck.class);
    private static final Duration LONG_WAIT = Duration.ofHours(1);
    private static final int SHOWN = 20;
    /** What of its health is told here in no other way. */
    private static final Set<String> INDICATORS =
            Set.of("intake", "work", "retention", "certificate", "clock", "memory", "threads", "stand-by", "alerts");

    private final Stores stores;
    private final BrokerCheck broker;
    private final TroubleCheck trouble;
    private final WaitingCheck waiting;
    private final PartnersCheck partners;
    private final Work work;
    private final Vitals vitals;

    public RunningCheck(Stores stores, Messaging messaging, Work work, Vitals vitals) {
        this.stores = stores;
        this.work = work;
        this.vitals = vitals;
        this.broker = new BrokerCheck(messaging);
        this.trouble =
                new TroubleCheck(stores, messaging.broker(), work.features().trouble());
        this.partners = new PartnersCheck(stores, messaging);
        this.waiting = new WaitingCheck(stores, work.features().rotation());
    }

    /** As the command `check` asks for it, in the language it asks for, or in Indonesian. */
    public List<ObjectNode> show(ObjectNode asked) {
        Language language = asked.path("language").asText().equals(Language.EN.wire()) ? Language.EN : Language.ID;
        return findings().stream().map(finding -> finding.shown(language)).toList();
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (stores.database().isUp()) {
            findings.addAll(looking("database", this::database));
            findings.addAll(looking("deliveries", this::deliveries));
            findings.addAll(looking("partners", this::unconfirmed));
            findings.addAll(looking("partners", this::returned));
            findings.addAll(looking("agreements", this::proposals));
            findings.addAll(looking("work", this::failedWork));
            findings.addAll(looking("concerns", this::concerns));
            findings.addAll(looking("catalogue", this::doubtful));
            findings.addAll(looking("calendars", this::calendars));
            findings.addAll(looking("failures", trouble::failures));
            findings.addAll(looking("partners", trouble::partners));
            findings.addAll(looking(
                    "partners",
                    () -> partners.findings(work.features().trouble().paused().keySet())));
            findings.addAll(looking("partners", this::oldPasswords));
            findings.addAll(looking("console", this::console));
            findings.addAll(looking("rotation", waiting::batches));
            findings.addAll(looking("pending", waiting::decisions));
            findings.addAll(looking("backup", new BackupCheck(stores)::findings));
        } else {
            findings.add(Trouble.DATABASE_SILENT.found());
        }
        findings.addAll(health(findings));
        findings.addAll(looking("broker", broker::state));
        findings.addAll(looking("broker", broker::deadLetters));
        findings.addAll(looking("access", broker::forgeries));
        stores.policies().changedFile().ifPresent(file -> findings.add(Trouble.POLICY_NOT_IN_FORCE.found(file)));
        if (stores.clock() instanceof SettableClock) {
            findings.add(Trouble.CLOCK_SETTABLE.found());
        }
        return findings;
    }

    /** As readiness tells it; what is found already is not said twice. */
    private List<Finding> health(List<Finding> found) {
        List<Finding> findings = new ArrayList<>();
        Set<String> told = found.stream().map(Finding::about).collect(Collectors.toSet());
        vitals.all().forEach((name, reading) -> {
            if (INDICATORS.contains(name) && !told.contains(name) && reading.standing() != Standing.UP) {
                Trouble trouble = reading.standing() == Standing.DOWN ? Trouble.HEALTH_DOWN : Trouble.HEALTH_DEGRADED;
                findings.add(trouble.foundAt(name, reading.says()));
            }
        });
        return findings;
    }

    /** One part that cannot be looked at must not hide the others. */
    private static List<Finding> looking(String about, Supplier<List<Finding>> look) {
        try {
            return look.get();
        } catch (RuntimeException e) {
            LOG.warn("The check could not look at the {}", about, e);
            return List.of(Trouble.NOT_LOOKED_AT.foundAt(about));
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
                findings.add(Trouble.DATABASE_NOT_DURABLE.found(setting));
            }
        }
        if (!stores.isOurs()) {
            findings.add(Trouble.DATABASE_OF_ANOTHER.found());
        }
        if (!stores.partners().unread().isEmpty()) {
            findings.add(Trouble.DIRECTORY_UNREAD.found(
                    BrokerCheck.names(stores.partners().unread())));
        }
        return findings;
    }

    private List<Finding> deliveries() {
        Deliveries deliveries = new Deliveries(stores.database().jdbi());
        List<Finding> findings = new ArrayList<>(trouble.givenUp());
        Instant longAgo = stores.clock().instant().minus(LONG_WAIT);
        for (Waiting waiting : deliveries.waiting()) {
            if (waiting.oldestDueAt().isBefore(longAgo)) {
                findings.add(Trouble.DELIVERIES_LATE.found(
                        deliveries.count(waiting.channel()),
                        waiting.channel(),
                        Spoken.moment(waiting.oldestDueAt(), zone())));
            }
            if (waiting.tried() > 0) {
                findings.add(Trouble.DELIVERIES_TRIED_AGAIN.found(waiting.tried(), waiting.channel(), waiting.error()));
            }
        }
        return findings;
    }

    private List<Finding> unconfirmed() {
        return stores.database().jdbi().withHandle(db -> Confirmations.waiting(db, SHOWN)).stream()
                .map(one -> Trouble.ADDRESS_UNCONFIRMED.found(one.mails(), one.partner()))
                .toList();
    }

    private List<Finding> returned() {
        return stores.database().jdbi().withHandle(db -> ReturnedMails.waiting(db, SHOWN)).stream()
                .map(one -> Trouble.ADDRESS_RETURNED.found(one.mails(), one.partner()))
                .toList();
    }

    /** Those that end before long although they are still used. */
    private List<Finding> oldPasswords() {
        return stores.database().jdbi().withHandle(db -> db.createQuery("""
                        select partner, old_until from partner_renewals
                         where old_until < :soon and old_used_at > :lately order by old_until, partner limit :most
                        """)
                .bind("soon", Instant.now().plus(Duration.ofDays(3)))
                .bind("lately", Instant.now().minus(Duration.ofDays(2)))
                .bind("most", SHOWN)
                .map((row, context) -> Trouble.OLD_PASSWORD_USED.found(
                        row.getString("partner"),
                        Spoken.moment(row.getTimestamp("old_until").toInstant(), zone())))
                .list());
    }

    private List<Finding> console() {
        boolean anybody = stores.database().jdbi().withHandle(db -> db.createQuery(
                        "select has_administrator from console_entrance")
                .mapTo(Boolean.class)
                .one());
        return anybody ? List.of() : List.of(Trouble.CONSOLE_NOBODY.found());
    }

    private List<Finding> doubtful() {
        long pairs = stores.database().jdbi().withHandle(CatalogueFeature::doubtful);
        return pairs == 0 ? List.of() : List.of(Trouble.TITLES_DOUBTFUL.found(pairs));
    }

    private List<Finding> proposals() {
        LocalDate today =
                LocalDate.ofInstant(stores.clock().instant(), stores.policies().zone());
        int days = stores.policies().asOf(today).agreements().decisionDays();
        return stores.database().jdbi().withHandle(db -> db.createQuery(
                        "select id, title, since from proposals_waiting where since <= :since order by since, id limit :most")
                .bind("since", today.minusDays(days))
                .bind("most", SHOWN)
                .map((row, context) -> Trouble.PROPOSAL_WAITS.found(
                        row.getString("id"), row.getString("title"), row.getString("since")))
                .list());
    }

    /** Of each region that has schools: beyond its calendars exchanges avoid weekends only. */
    private List<Finding> calendars() {
        LocalDate today =
                LocalDate.ofInstant(stores.clock().instant(), stores.policies().zone());
        Almanac almanac = stores.calendars().latest();
        List<Finding> findings = new ArrayList<>();
        for (String region : stores.database().jdbi().withHandle(RotationFeature::regions)) {
            CalendarEnd end = CalendarEnd.of(region, almanac, stores.policies().asOf(today), today);
            if (end.until().isEmpty()) {
                findings.add(Trouble.CALENDARS_MISSING.found(Spoken.region(end.region())));
            } else if (end.isNear(today)) {
                findings.add(Trouble.CALENDARS_END.found(
                        Spoken.region(end.region()), end.until().get()));
            }
            if (end.sample()) {
                findings.add(Trouble.CALENDARS_SAMPLE.found(Spoken.region(end.region())));
            }
        }
        return findings;
    }

    private ZoneId zone() {
        return stores.policies().zone();
    }

    /** What the features leave undone until staff have put it right. */
    private List<Finding> concerns() {
        return stores.database().inTransaction(work.features()::concerns).stream()
                .map(reason ->
                        Trouble.CONCERN.found(new Phrase(reason.message(Language.ID), reason.message(Language.EN))))
                .toList();
    }

    private List<Finding> failedWork() {
        return stores.database().jdbi().withHandle(db -> db.createQuery("""
                        select job, period, part, error from jobs
                        where error is not null
                        order by done_at desc, job, period, part limit :most
                        """)
                .bind("most", SHOWN)
                .map((row, context) -> Trouble.WORK_FAILED.found(
                        row.getString("job"),
                        Spoken.words(row.getString("period"), zone()),
                        row.getString("part"),
                        row.getString("error")))
                .list());
    }
}
