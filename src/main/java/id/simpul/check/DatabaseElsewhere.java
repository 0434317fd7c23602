package id.simpul.check;

import id.simpul.database.DatabaseLook;
import id.simpul.settings.Secret;
import id.simpul.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** Whether a PostgreSQL elsewhere lets the hub in, and lets it work. */
final class DatabaseElsewhere {
    private final Settings.Account account;

    DatabaseElsewhere(Settings.Account account) {
        this.account = account;
    }

    /**
     * @param hubRuns then it is its own connections that are counted, and its own lease that is held
     */
    List<Finding> findings(boolean hubRuns) {
        DatabaseLook look = DatabaseLook.at(
                account.url(),
                account.user().orElse(""),
                account.password().map(Secret::value).orElse(""));
        return switch (look.entrance()) {
            case UNREACHABLE -> List.of(Trouble.DATABASE_UNREACHABLE.found(look.says()));
            case WRONG_LOGIN -> List.of(Trouble.DATABASE_LOGIN.found(look.says()));
            case NO_SUCH_DATABASE -> List.of(Trouble.DATABASE_GONE.found(look.says()));
            case FULL -> List.of(Trouble.DATABASE_FULL.found(look.says()));
            case OPEN -> inside(look.found().orElseThrow(), hubRuns);
        };
    }

    private static List<Finding> inside(DatabaseLook.Found inside, boolean hubRuns) {
        List<Finding> findings = new ArrayList<>();
        if (inside.version() < DatabaseLook.OLDEST_VERSION) {
            findings.add(Trouble.DATABASE_OLD.found(inside.version(), DatabaseLook.OLDEST_VERSION));
        }
        if (inside.readOnly()) {
            findings.add(Trouble.DATABASE_READ_ONLY.found());
        }
        if (inside.connections() < DatabaseLook.CONNECTIONS) {
            findings.add(Trouble.DATABASE_FEW_CONNECTIONS.found(inside.connections(), DatabaseLook.CONNECTIONS));
        }
        inside.newer().ifPresent(newer -> findings.add(Trouble.DATABASE_NEWER.found(newer)));
        inside.failed().ifPresent(failed -> findings.add(Trouble.DATABASE_HALF_DONE.found(failed)));
        if (!hubRuns && inside.held()) {
            Trouble lease = inside.silent() ? Trouble.LEASE_STALE : Trouble.LEASE_OF_ANOTHER;
            findings.add(lease.found(inside.holder()));
        }
        return findings;
    }
}
