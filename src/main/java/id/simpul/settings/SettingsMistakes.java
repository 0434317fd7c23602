package id.simpul.settings;

import id.simpul.policy.Mistake;
import java.util.List;
import java.util.stream.Collectors;

/** The hub cannot start with these variables; it carries every mistake found, not only the first. */
public final class SettingsMistakes extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    SettingsMistakes(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining(System.lineSeparator())));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }
}
