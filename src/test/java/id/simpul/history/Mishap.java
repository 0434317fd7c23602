package id.simpul.history;

import id.simpul.database.Faults;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * Something that goes wrong during a step.
 *
 * @param place at which statement, commit or message of the step, 1 or more
 */
record Mishap(Kind kind, int place) {
    /** What goes wrong: between hub and database, or between hub and partner. */
    enum Kind {
        DEADLOCK(Faults.Kind.DEADLOCK),
        CANCELLED(Faults.Kind.CANCELLED),
        DISK_FULL(Faults.Kind.DISK_FULL),
        SESSION_ENDED(Faults.Kind.SESSION_ENDED),
        DIES(Faults.Kind.DIES),
        COMMIT_FAILS(Faults.Kind.COMMIT_FAILS),
        ANSWER_LOST(Faults.Kind.ANSWER_LOST),
        DIES_AFTER_COMMIT(Faults.Kind.DIES_AFTER_COMMIT),
        REPLACED(Faults.Kind.REPLACED),
        /** Each message of the step comes twice, side by side. */
        DOUBLED(null),
        /** Each comes again after it was answered: the reply was lost, and the partner asks again. */
        REPLY_LOST(null),
        /** The hub dies when all is decided, before it has taken the messages from their queue. */
        NOT_TAKEN(null),
        /** What was sent together is read one by one. */
        ONE_BY_ONE(null),
        /** What others asked long ago comes again among them. */
        OLD_AMONG(null),
        /** The partners' queues take nothing any more. */
        QUEUES_AWAY(null);

        private final Optional<Faults.Kind> fault;

        Kind(Faults.Kind fault) {
            this.fault = Optional.ofNullable(fault);
        }

        /** Whether what was just delivered may be delivered once more: the hub cannot know that it was. */
        boolean mayRepeat() {
            return fault.isPresent();
        }

        /** As the database's connections have it. */
        Optional<Faults.Kind> fault() {
            return fault;
        }
    }

    private static final List<Kind> ALL = Arrays.asList(Kind.values());
    private static final int MOST_STATEMENTS = 40;
    private static final int MOST_COMMITS = 3;

    /** Mostly early, since most steps are short. */
    static Mishap drawn(Random chance) {
        Kind kind = ALL.get(chance.nextInt(ALL.size()));
        int most = kind.name().contains("COMMIT") || kind == Kind.ANSWER_LOST ? MOST_COMMITS : MOST_STATEMENTS;
        return new Mishap(kind, 1 + (int) (most * chance.nextDouble() * chance.nextDouble()));
    }

    String text() {
        return kind.name().toLowerCase(Locale.ROOT) + "@" + place;
    }

    /** As {@link #text} has it. */
    static Mishap parse(String text) {
        String[] parts = text.split("@");
        return new Mishap(Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)), Integer.parseInt(parts[1]));
    }
}
