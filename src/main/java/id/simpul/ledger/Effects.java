package id.simpul.ledger;

import java.util.Collection;
import java.util.List;

/** The effects of decisions, in the order of the decisions, for those who write them. */
public final class Effects {
    private Effects() {}

    public static List<Effect> of(Collection<Decided> decided) {
        return decided.stream()
                .flatMap(one -> one.decision().effects().stream())
                .toList();
    }

    /** Those of one kind. */
    public static <E extends Effect> List<E> of(Collection<Decided> decided, Class<E> kind) {
        return among(of(decided), kind);
    }

    /** Those of one kind. */
    public static <E extends Effect> List<E> among(Collection<? extends Effect> effects, Class<E> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
