package id.simpul.database;

import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.generic.GenericTypes;

/** How the values of a column are read from records: by one method after the other; and their type in the end. */
record RowColumn(List<Method> steps, Type type) {
    private static final ClassValue<Map<String, Optional<RowColumn>>> FOUND = new ClassValue<>() {
        @Override
        protected Map<String, Optional<RowColumn>> computeValue(Class<?> record) {
            return new ConcurrentHashMap<>();
        }
    };

    /**
     * The column of this name.
     *
     * @param name a component or method, or several with dots between them; nothing is found if one of them is not there
     */
    static Optional<RowColumn> of(Class<?> record, String name) {
        return FOUND.get(record).computeIfAbsent(name, unknown -> find(record, name));
    }

    private static Optional<RowColumn> find(Class<?> record, String name) {
        List<Method> steps = new ArrayList<>();
        Type type = record;
        for (String step : name.split("\\.")) {
            Optional<Method> method = method(type, step);
            if (method.isEmpty()) {
                return Optional.empty();
            }
            steps.add(method.get());
            type = valueType(method.get().getGenericReturnType());
        }
        Optional<Method> wire = method(type, "wire");
        wire.ifPresent(steps::add);
        return Optional.of(new RowColumn(steps, wire.isPresent() ? String.class : type));
    }

    private static Optional<Method> method(Type type, String name) {
        try {
            Method method = GenericTypes.getErasedType(type).getDeclaredMethod(name);
            method.setAccessible(true);
            return Optional.of(method);
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    private static Type valueType(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            return generic.getActualTypeArguments()[0];
        }
        return type instanceof Class<?> plain
                ? MethodType.methodType(plain).wrap().returnType()
                : type;
    }

    /** A record's value, which may be none: null, as SQL has it. */
    Object value(Record row) {
        Object value = row;
        for (Method step : steps) {
            value = read(step, value);
            if (value == null) {
                return null;
            }
        }
        return value;
    }

    private static Object read(Method step, Object from) {
        try {
            Object value = step.invoke(from);
            return value instanceof Optional<?> perhaps ? perhaps.orElse(null) : value;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("What " + step + " gives for a statement cannot be read", e);
        }
    }
}
