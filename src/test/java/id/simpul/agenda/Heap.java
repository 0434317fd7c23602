package id.simpul.agenda;

import id.simpul.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * A chore whose parts lie in a table, and that puts parts into the tables of others when it does one: what follows is told by the
 * part's name alone, so that whoever does them does the same.
 *
 * @param number of its table, {@code heap_0} and so on
 * @param others into whose tables it puts parts
 * @param together whether it has a question that can be asked with those of others
 */
record Heap(Mornings mornings, int number, List<Integer> others, boolean together) implements Chore {
    private DueParts due() {
        // All have a value of the same name, each another.
        return new DueParts(
                job(),
                "select part, period, due_on + :late as due_on from " + table(number)
                        + " where due_on + :late <= :today",
                (values, policy) -> values.bind("late", number % 3));
    }

    static String table(int number) {
        return "heap_" + number;
    }

    @Override
    public String job() {
        return "heap." + number;
    }

    @Override
    public Set<String> reads() {
        return Set.of(table(number));
    }

    @Override
    public Set<String> writes() {
        return others.stream().map(Heap::table).collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<Question> question(Instant until, int most) {
        return together ? Optional.of(due().question(mornings, until, most)) : Optional.empty();
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        return due().question(mornings, until, most).due(db);
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        parts.forEach(part -> {
            int chance = Math.floorMod((part.part() + part.period()).hashCode(), 7);
            if (chance < others.size() && part.part().length() < 12) {
                LocalDate day = mornings.dayOf(part.at()).plusDays(chance * 2L - 1);
                put(db, others.get(chance), part.part() + "+", day);
            }
        });
        return Deed.SILENT;
    }

    static void put(Handle db, int number, String part, LocalDate day) {
        db.execute(
                "insert into " + table(number) + " (part, period, due_on) values (?, ?, ?)",
                part,
                "p" + Math.floorMod(part.hashCode(), 3),
                day);
    }
}
