package id.simpul.history;

import java.util.List;

/** Has histories happen, and has those that turn out untrue happen again. */
final class Simulator {
    private Simulator() {}

    /** A history as chance has it, to its end or to the first day that is not true. */
    static History lived(Setting setting) {
        History history = setting.begin();
        history.live(setting.until(), Happenings.ALL);
        if (history.untrue().isEmpty()) {
            history.lookBack();
        }
        return history;
    }

    /** The same setting, and only these steps. */
    static History again(Setting setting, List<Step> steps) {
        History history = setting.begin();
        history.live(steps);
        if (history.untrue().isEmpty()) {
            history.lookBack();
        }
        return history;
    }
}
