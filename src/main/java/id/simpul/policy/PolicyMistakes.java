package id.simpul.policy;

import java.util.List;
import java.util.stream.Collectors;

/** A policy file or a calendar cannot be used; it carries every mistake found, not only the first. */
public final class PolicyMistakes extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    public PolicyMistakes(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining(System.lineSeparator())));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }
}
