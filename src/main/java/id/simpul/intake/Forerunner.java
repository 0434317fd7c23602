package id.simpul.intake;

import java.util.List;

/**
 * Does for a batch what can be done before its turn comes, while the database works on the one before: what asks nobody, and rests
 * on no earlier batch. The intake calls one that it finds in the registry.
 */
@FunctionalInterface
public interface Forerunner {
    /** The same messages in the same order, as a list that also knows what was found out. */
    List<Incoming> ahead(List<Incoming> batch);
}
