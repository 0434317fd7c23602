package id.simpul.check;

import id.simpul.check.Finding.Level;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Spoken;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;

/** A kind of finding: how much it matters and what it is about; its sentence stands under its code in both languages. */
public enum Trouble {
    SETTING_WRONG(Level.WRONG, "settings"),
    POLICY_WRONG(Level.WRONG, "policy"),
    POLICY_NOT_IN_FORCE(Level.WARNING, "policy"),
    FILE_UNREADABLE(Level.WRONG, "files"),
    HOME_UNUSABLE(Level.WRONG, "home"),
    HOME_OF_ANOTHER(Level.WARNING, "home"),
    SECRET_OPEN(Level.WRONG, "home"),
    SECRETS_GONE(Level.WRONG, "home"),
    MEMORY_SMALL(Level.WARNING, "SIMPUL_JAVA_OPTIONS"),
    PORT_TAKEN(Level.WRONG, "network"),
    SMTP_UNREACHABLE(Level.WRONG, "mail"),
    SMTP_LOGIN(Level.WRONG, "mail"),
    SMTP_TLS(Level.WRONG, "mail"),
    IMAP_UNREACHABLE(Level.WRONG, "mail"),
    IMAP_LOGIN(Level.WRONG, "mail"),
    IMAP_FOLDER(Level.WRONG, "mail"),
    DKIM_MISSING(Level.WRONG, "SIMPUL_DKIM_SELECTOR"),
    DKIM_OTHER(Level.WRONG, "SIMPUL_DKIM_KEY"),
    DKIM_NOT_LOOKED_UP(Level.NOTE, "SIMPUL_DKIM_SELECTOR"),
    ALERTS_NOBODY(Level.WARNING, "SIMPUL_ALERTS_TO"),
    NO_MAIL_SERVER(Level.WARNING, "mail"),
    MAIL_FROM(Level.WARNING, "SIMPUL_MAIL_FROM"),
    LIBRARY_PHONE(Level.WARNING, "library.phone"),
    LIBRARY_STAFF(Level.WARNING, "library.staff-mail"),
    LIBRARY_NAME(Level.NOTE, "library.name"),
    PLAINTEXT(Level.WARNING, "network"),
    PUBLIC_URL_PLAIN(Level.WARNING, "SIMPUL_PUBLIC_URL"),
    PUBLIC_URL(Level.NOTE, "SIMPUL_PUBLIC_URL"),
    SIGN_ON_AWAY(Level.WRONG, "SIMPUL_OIDC_ISSUER"),
    SIGN_ON_ISSUER(Level.WRONG, "SIMPUL_OIDC_ISSUER"),
    SIGN_ON_UNREADABLE(Level.WRONG, "SIMPUL_OIDC_ISSUER"),
    SIGN_ON_PLAIN(Level.WRONG, "SIMPUL_OIDC_ISSUER"),
    SIGN_ON_ALGORITHMS(Level.WRONG, "SIMPUL_OIDC_ISSUER"),
    SIGN_ON_REFUSES(Level.WRONG, "SIMPUL_OIDC_CLIENT"),
    SIGN_ON(Level.NOTE, "SIMPUL_OIDC_ISSUER"),
    CERTIFICATE_OWN(Level.NOTE, "SIMPUL_TLS_KEYSTORE"),
    CERTIFICATE_NONE(Level.WRONG, "SIMPUL_TLS_KEYSTORE"),
    CERTIFICATE_ENDS(Level.WARNING, "SIMPUL_TLS_KEYSTORE"),
    CERTIFICATE_EXPIRED(Level.WRONG, "SIMPUL_TLS_KEYSTORE"),
    CERTIFICATE_KEY(Level.WRONG, "SIMPUL_TLS_KEYSTORE"),
    CERTIFICATE_NAME(Level.WRONG, "SIMPUL_TLS_KEYSTORE"),
    KEY_STORE_READABLE(Level.WARNING, "SIMPUL_TLS_KEYSTORE"),
    DISK_UNREADABLE(Level.WRONG, "disk"),
    DISK_FULL(Level.WRONG, "disk"),
    DISK_LOW(Level.WARNING, "disk"),
    DISK_READ_ONLY(Level.WRONG, "disk"),
    CLOCK_BEHIND(Level.WRONG, "clock"),
    HUB_SILENT(Level.WRONG, "hub"),
    DATABASE_SILENT(Level.WRONG, "database"),
    DATABASE_UNREACHABLE(Level.WRONG, "SIMPUL_DB_URL"),
    DATABASE_LOGIN(Level.WRONG, "SIMPUL_DB_PASSWORD"),
    DATABASE_GONE(Level.WRONG, "SIMPUL_DB_URL"),
    DATABASE_FULL(Level.WRONG, "database"),
    DATABASE_OLD(Level.WRONG, "database"),
    DATABASE_READ_ONLY(Level.WRONG, "database"),
    DATABASE_FEW_CONNECTIONS(Level.WARNING, "database"),
    DATABASE_NEWER(Level.WRONG, "database"),
    DATABASE_HALF_DONE(Level.WRONG, "database"),
    LEASE_OF_ANOTHER(Level.WARNING, "database"),
    LEASE_STALE(Level.WRONG, "database"),
    BROKER_UNREACHABLE(Level.WRONG, "SIMPUL_BROKER_URL"),
    BROKER_LOGIN(Level.WRONG, "SIMPUL_BROKER_PASSWORD"),
    DATABASE_NOT_DURABLE(Level.WRONG, "database"),
    DATABASE_OF_ANOTHER(Level.WRONG, "database"),
    CLOCK_SETTABLE(Level.WARNING, "clock"),
    HEALTH_DOWN(Level.WRONG, "health"),
    HEALTH_DEGRADED(Level.WARNING, "health"),
    NOT_LOOKED_AT(Level.WRONG, "check"),
    FAILURES(Level.WRONG, "failures"),
    FAILURES_RETRYING(Level.NOTE, "failures"),
    PARTNER_PAUSED(Level.WARNING, "partners"),
    PARTNER_UNREACHABLE(Level.WARNING, "partners"),
    OLD_PASSWORD_USED(Level.WARNING, "partners"),
    QUEUE_MISSING(Level.WRONG, "broker"),
    QUEUE_UNREAD(Level.WRONG, "broker"),
    QUEUE_FULL(Level.WARNING, "broker"),
    QUEUE_PAGED(Level.WARNING, "broker"),
    CONSOLE_NOBODY(Level.WARNING, "console"),
    REQUESTS_LATE(Level.WARNING, "partners"),
    UNDELIVERED(Level.WRONG, "deliveries"),
    NOWHERE_TO_GO(Level.WRONG, "deliveries"),
    MORE_UNDELIVERED(Level.WRONG, "deliveries"),
    DELIVERIES_LATE(Level.WARNING, "deliveries"),
    DELIVERIES_TRIED_AGAIN(Level.WARNING, "deliveries"),
    ADDRESS_UNCONFIRMED(Level.WARNING, "partners"),
    ADDRESS_RETURNED(Level.WARNING, "partners"),
    TITLES_DOUBTFUL(Level.NOTE, "catalogue"),
    PROPOSAL_WAITS(Level.NOTE, "agreements"),
    BATCH_NOT_GONE(Level.WARNING, "rotation"),
    BATCH_HELD_BACK(Level.WARNING, "rotation"),
    DECISION_LATE(Level.WARNING, "pending"),
    BACKUP_NEVER(Level.WARNING, "backup"),
    BACKUP_LAST(Level.NOTE, "backup"),
    BACKUP_LATE(Level.WRONG, "backup"),
    BACKUP_FAILED(Level.WRONG, "backup"),
    BACKUP_OPEN(Level.WARNING, "backup"),
    BACKUP_SAME_DISK(Level.WARNING, "backup"),
    BACKUP_GONE(Level.WRONG, "backup"),
    BACKUP_FOLDER_UNWRITABLE(Level.WRONG, "backup"),
    DRILL_NEVER(Level.WARNING, "drill"),
    DRILL_LATE(Level.WARNING, "drill"),
    DRILL_FAILED(Level.WRONG, "drill"),
    DRILL_LAST(Level.NOTE, "drill"),
    WORK_FAILED(Level.WRONG, "work"),
    CALENDARS_END(Level.WARNING, "calendars"),
    CALENDARS_MISSING(Level.WARNING, "calendars"),
    CALENDARS_SAMPLE(Level.WARNING, "calendars"),
    CONCERN(Level.WRONG, "work"),
    BROKER_BLOCKED(Level.WRONG, "broker"),
    BROKER_BEHIND(Level.WRONG, "broker"),
    DIRECTORY_UNREAD(Level.WRONG, "database"),
    BROKER_DISK_LOW(Level.WARNING, "broker"),
    BROKER_JOURNAL(Level.NOTE, "broker"),
    DEAD_LETTERS(Level.WARNING, "broker"),
    FORGERY_NOT_REFUSED(Level.WRONG, "access"),
    FORGERY_NOT_REFUSED_FOR_SILENCE(Level.WRONG, "access"),
    FORGERIES_NOT_TRIED(Level.WRONG, "access");

    private final Level level;
    private final String about;

    Trouble(Level level, String about) {
        this.level = level;
        this.about = about;
    }

    /** What programs know it by. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param details the places of its sentence; a phrase or a day says itself in the sentence's language */
    public Finding found(Object... details) {
        return foundAt(about, details);
    }

    /** Of a part or a setting that only the moment tells. */
    Finding foundAt(String place, Object... details) {
        return new Finding(
                level,
                code(),
                place,
                CheckWords.sentence(
                        code(), Arrays.stream(details).map(Trouble::said).toList()));
    }

    private static Phrase said(Object detail) {
        if (detail instanceof LocalDate day) {
            return Spoken.day(day);
        }
        return detail instanceof Phrase phrase ? phrase : Phrase.verbatim(String.valueOf(detail));
    }
}
