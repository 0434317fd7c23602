package id.simpul.hub;

import id.simpul.administration.AdministrationFeature;
import id.simpul.database.Database;
import id.simpul.database.EmbeddedDatabase;
import id.simpul.database.HubLease;
import id.simpul.feature.Ground;
import id.simpul.partner.Partners;
import id.simpul.policy.Calendars;
import id.simpul.policy.ImportedCalendars;
import id.simpul.policy.Policies;
import id.simpul.settings.Secret;
import id.simpul.settings.Settings;
import id.simpul.settings.Settings.Account;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What the hub remembers, in its database and the directory of partners, and what it goes by: policy, calendars and clock. */
public final class Stores implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Premises premises;
    private final Runnable goOn;
    private final ImportedCalendars calendars = new ImportedCalendars();
    private final boolean ownDatabase;
    private final Settings.Backups backups;
    private final Database database;
    private final HubLease lease;
    private final CompletableFuture<Void> lost = new CompletableFuture<>();
    private CompletableFuture<Void> databaseEnded = new CompletableFuture<>();
    private final Partners partners;
    private final Clock clock;
    private final Lineage lineage;
    private final Optional<Instant> ranLater;

    private Stores(Settings settings, Premises premises, Runnable goOn) {
        this.premises = premises;
        this.goOn = goOn;
        this.backups = settings.backups();
        try {
            ownDatabase = settings.externalDatabase().isEmpty();
            database = opened(database(settings));
            OnePolicy policy = new OnePolicy(database, home().directory(), settings.policy(), policies());
            if (settings.standsBy()) {
                policy.foresee();
            }
            // Before anything in it is changed: another hub may be working with the tables of another version.
            lease = opened(settings.standsBy() ? database.leaseWhenFree(goOn) : database.lease());
            database.migrate();
            database.begin(lease);
            lineage = new Lineage(database, home());
            lineage.requireKey();
            policy.settle();
            clock = clock(settings);
            policyChanged();
            takeInCalendars();
            ranLater = lineage.ranLater(
                    clock(),
                    Duration.ofDays(policies().asOf(clock().instant()).agenda().clockJumpDays()));
            partners = new Partners(database.jdbi());
            opened(partners.follow(database));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Another than at first only where the policy of a hub that worked before has another zone. */
    private Clock clock(Settings settings) {
        ZoneId zone = policies().zone();
        return premises.clock().getZone().equals(zone) ? premises.clock() : settings.clock(zone);
    }

    /**
     * @param goOn asked after each step, and throws where there is to be no other: what was opened is closed then
     */
    static Stores open(Settings settings, Premises premises, Runnable goOn) {
        return new Stores(settings, premises, goOn);
    }

    private Database database(Settings settings) {
        if (settings.externalDatabase().isPresent()) {
            Account account = settings.externalDatabase().get();
            return Database.reach(
                    account.url(),
                    account.user().orElse(""),
                    account.password().map(Secret::value).orElse(""));
        }
        EmbeddedDatabase embedded = opened(EmbeddedDatabase.start(
                home().database(),
                0,
                home().secrets().get(Secrets.DATABASE_ADMIN),
                home().secrets().get(Secrets.DATABASE)));
        databaseEnded = embedded.ended();
        return embedded.reach();
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        goOn.run();
        return part;
    }

    public Home home() {
        return premises.home();
    }

    public Policies policies() {
        return premises.policies();
    }

    /** What staff have changed in the policy counts from now on, in every part. */
    void policyChanged() {
        policies().take(database.inTransaction(AdministrationFeature::policyChanges));
    }

    /** Only now, when no other hub works with the database: what that one was given while this one stood by is known, too. */
    private void takeInCalendars() {
        database.useTransaction(db -> AdministrationFeature.takeInCalendars(db, home().calendars(), clock().instant()));
        calendarsChanged();
    }

    /** The calendars that were imported count from now on, in every part. */
    void calendarsChanged() {
        calendars.take(database.inTransaction(AdministrationFeature::importedCalendars));
    }

    /** Those in force now: the shipped ones and, on top of them, those the library has imported. */
    public Calendars calendars() {
        return calendars.current();
    }

    ImportedCalendars importedCalendars() {
        return calendars;
    }

    public Clock clock() {
        return clock;
    }

    /** What time it is by the clock of a database on another machine, if there is one and it answers. */
    Optional<Instant> timeElsewhere() {
        return ownDatabase ? Optional.empty() : database.time();
    }

    /** When the hub ran before, if that is far beyond the time of its clock. */
    Optional<Instant> ranLater() {
        return ranLater;
    }

    Lineage lineage() {
        return lineage;
    }

    /** Where backups go, and whether they are locked. */
    public Settings.Backups backups() {
        return backups;
    }

    public Database database() {
        return database;
    }

    public Partners partners() {
        return partners;
    }

    /** What the features are made from. */
    Ground ground() {
        return new Ground(database, policies(), this::calendars, clock(), partners);
    }

    /** Whether another hub waits for the place of this one just now. */
    public boolean isWaitedFor() {
        return lease.isWaitedFor();
    }

    /** Whether this hub stood by, and has taken the place of another. */
    public boolean tookOver() {
        return lease.isInheritance();
    }

    /** Whether this hub still is the one that may write to its database. */
    public boolean isOurs() {
        HubLease.Standing standing = lease.standing();
        if (standing == HubLease.Standing.LOST) {
            lost.complete(null);
        }
        return standing == HubLease.Standing.HELD;
    }

    /** Completes once another hub has the database: this one can write nothing any more. */
    CompletableFuture<Void> lost() {
        return lost;
    }

    /** Completes once the server of the hub's own database has ended by itself, which it does not begin again. */
    CompletableFuture<Void> databaseEnded() {
        return databaseEnded;
    }

    @Override
    public void close() {
        RuntimeException failure = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                failure = failure == null ? new IllegalStateException("A store could not be closed", e) : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
