package id.simpul.rotation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.statement.SqlStatement;

/** Many rows as one statement's parameters: a column of each, as an array. */
public final class Rows<T> {
    private final List<T> rows;

    private Rows(Collection<T> rows) {
        this.rows = List.copyOf(rows);
    }

    public static <T> Rows<T> of(Collection<T> rows) {
        return new Rows<>(rows);
    }

    public <S extends SqlStatement<S>, C> Rows<T> bind(S statement, String name, Class<C> type, Function<T, C> value) {
        statement.bindArray(name, type, rows.stream().map(value).toList());
        return this;
    }

    /** A column that may hold nothing, which SQL calls null. */
    public <S extends SqlStatement<S>, C> Rows<T> bindOptional(
            S statement, String name, Class<C> type, Function<T, Optional<C>> value) {
        List<C> column = new ArrayList<>(rows.size());
        rows.forEach(row -> column.add(value.apply(row).orElse(null)));
        statement.bindArray(name, type, column);
        return this;
    }
}
