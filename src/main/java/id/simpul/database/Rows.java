package id.simpul.database;

import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Set-based SQL: a list of records becomes one statement's parameters, each component an array that bears the component's name, so
 * that {@code unnest(:partner, :id)} has the rows.
 */
public final class Rows {
    private static final ClassValue<List<Column>> COLUMNS = new ClassValue<>() {
        @Override
        protected List<Column> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Column::of).toList();
        }
    };

    private Rows() {}

    /**
     * Binds every component of the records as an array under the component's name.
     *
     * @param type the records' class, whose components are of types JDBI can put into arrays (text, numbers, dates, instants, partner
     *     ids, JSON), or {@link Optional} of these: an empty one is null in SQL
     */
    public static <S extends SqlStatement<S>, T extends Record> S bind(S statement, Class<T> type, Collection<T> rows) {
        for (Column column : COLUMNS.get(type)) {
            statement.bindArray(column.name(), column.type(), column.values(rows));
        }
        return statement;
    }

    /** One component: its name, the type of its values, and how they are read. */
    private record Column(String name, Class<?> type, Method accessor) {
        static Column of(RecordComponent component) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return new Column(component.getName(), valueType(component.getGenericType()), accessor);
        }

        private static Class<?> valueType(Type type) {
            Type value = type instanceof ParameterizedType generic && generic.getRawType() == Optional.class
                    ? generic.getActualTypeArguments()[0]
                    : type;
            return MethodType.methodType((Class<?>) value).wrap().returnType();
        }

        List<Object> values(Collection<? extends Record> rows) {
            List<Object> values = new ArrayList<>(rows.size());
            rows.forEach(row -> values.add(value(row)));
            return values;
        }

        private Object value(Record row) {
            try {
                Object value = accessor.invoke(row);
                return value instanceof Optional<?> perhaps ? perhaps.orElse(null) : value;
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("Column " + name + " cannot be read", e);
            }
        }
    }
}
