package id.simpul.exchange;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.statement.SqlStatement;

/** Many rows as one statement's parameters: a column of each, as an array. */
record Rows<T>(List<T> rows) {
    static <T> Rows<T> of(Collection<T> rows) {
        return new Rows<>(List.copyOf(rows));
    }

    <S extends SqlStatement<S>, C> Rows<T> bind(S statement, String name, Class<C> type, Function<T, C> value) {
        statement.bindArray(name, type, rows.stream().map(value).toList());
        return this;
    }

    /** A column that may hold nothing, which SQL calls null. */
    <S extends SqlStatement<S>, C> Rows<T> bindOptional(
            S statement, String name, Class<C> type, Function<T, Optional<C>> value) {
        statement.bindArray(
                name,
                type,
                rows.stream().map(row -> value.apply(row).orElse(null)).iterator());
        return this;
    }
}
