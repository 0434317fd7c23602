package id.simpul.database;

import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.NamedArgumentFinder;
import org.jdbi.v3.core.array.SqlArrayType;
import org.jdbi.v3.core.array.SqlArrayTypes;
import org.jdbi.v3.core.qualifier.QualifiedType;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Set-based SQL: a list of records becomes one statement's parameters, each component an array that bears the component's name, so
 * that {@code unnest(:partner, :id)} has the rows.
 *
 * <p>A name in a statement is that of a component, or of another method without parameters; {@code :after.state} is the state of
 * what the component {@code after} holds. An {@link Optional} that is empty is null in SQL, and what has a {@code wire()} goes by
 * it. What is named must end in a type that JDBI can put into arrays: text, numbers, dates, instants, partner ids, quarters, JSON.
 */
public final class Rows {
    private static final Set<Type> AS_THEY_ARE = Set.of(Integer.class, Long.class, Boolean.class);

    private Rows() {}

    /** Binds what the statement names of the records, each as an array. */
    public static <S extends SqlStatement<S>, T extends Record> S bind(S statement, Class<T> type, Collection<T> rows) {
        return statement.bindNamedArgumentFinder(new Many(type, List.copyOf(rows)));
    }

    /** Binds what the statement names of one record; lists in it are arrays. */
    public static <S extends SqlStatement<S>> S bind(S statement, Record row) {
        return statement.bindNamedArgumentFinder(new One(row));
    }

    /** The columns of many records, found when a statement names them: it need not use all. */
    private record Many(Class<?> type, List<? extends Record> rows) implements NamedArgumentFinder {
        @Override
        public Optional<Argument> find(String name, StatementContext context) {
            return RowColumn.of(type, name).flatMap(column -> argument(column, context));
        }

        private Optional<Argument> argument(RowColumn column, StatementContext context) {
            return context.getConfig(SqlArrayTypes.class).findFor(column.type()).map(type -> array(column, type));
        }

        @SuppressWarnings("unchecked")
        private Argument array(RowColumn column, SqlArrayType<?> sqlType) {
            SqlArrayType<Object> type = (SqlArrayType<Object>) sqlType;
            Object[] values = (Object[]) Array.newInstance(element(column, type), rows.size());
            for (int place = 0; place < values.length; place++) {
                values[place] = type.convertArrayElement(column.value(rows.get(place)));
            }
            return (position, statement, context) ->
                    statement.setArray(position, statement.getConnection().createArrayOf(type.getTypeName(), values));
        }

        /** The driver sends an array of a class that it knows in binary, and one of objects written out and quoted. */
        private static Class<?> element(RowColumn column, SqlArrayType<?> type) {
            return AS_THEY_ARE.contains(column.type()) ? (Class<?>) column.type() : type.getArrayElementClass();
        }

        @Override
        public Collection<String> getNames() {
            return List.of();
        }

        /** JDBI writes out what is bound where somebody records what Java does: that would be slow, and may be personal. */
        @Override
        public String toString() {
            return rows.size() + " of " + type.getSimpleName();
        }
    }

    /** The values of one record, found when a statement names them. */
    private record One(Record row) implements NamedArgumentFinder {
        @Override
        public Optional<Argument> find(String name, StatementContext context) {
            return RowColumn.of(row.getClass(), name)
                    .flatMap(column -> context.findArgumentFor(QualifiedType.of(column.type()), column.value(row)));
        }

        @Override
        public Collection<String> getNames() {
            return List.of();
        }

        @Override
        public String toString() {
            return "one " + row.getClass().getSimpleName();
        }
    }
}
