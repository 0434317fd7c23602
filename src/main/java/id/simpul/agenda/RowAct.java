package id.simpul.agenda;

import id.simpul.agenda.Chore.Deed;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * An act upon rows: they are locked and read again, what is not due any more is left alone, the others become what they are
 * from that day on.
 */
public record RowAct<T>(Reading<T> locked, Step<T> step, Writing<T> save) implements PartChore.Act {
    /** Reads rows by their ids, and locks them. */
    public interface Reading<T> {
        List<T> read(Handle db, List<String> ids);
    }

    /** What the day does to a row; nothing if it has changed meanwhile and is not due any more. */
    public interface Step<T> {
        Optional<Done<T>> of(T row, Turn turn);
    }

    /** Writes rows as they are now. */
    public interface Writing<T> {
        void write(Handle db, List<T> rows);
    }

    /** A row as it is now, and who is told of it. */
    public record Done<T>(T after, List<Effect> effects, List<Notice> notices) {
        public static <T> Done<T> silently(T after) {
            return new Done<>(after, List.of(), List.of());
        }
    }

    @Override
    public Deed on(Handle db, Turn turn) {
        List<T> after = new ArrayList<>();
        List<Effect> effects = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        for (T row : locked.read(db, turn.ids())) {
            step.of(row, turn).ifPresent(done -> {
                after.add(done.after());
                effects.addAll(done.effects());
                notices.addAll(done.notices());
            });
        }
        save.write(db, after);
        return new Deed(effects, notices);
    }
}
