package id.simpul.intake;

import java.util.AbstractList;
import java.util.List;

/** The messages of a batch, opened before its turn. */
final class OpenedBatch extends AbstractList<Incoming> {
    private final List<Case> cases;

    OpenedBatch(List<Case> cases) {
        this.cases = cases;
    }

    List<Case> cases() {
        return cases;
    }

    @Override
    public Incoming get(int place) {
        return cases.get(place).incoming();
    }

    @Override
    public int size() {
        return cases.size();
    }
}
