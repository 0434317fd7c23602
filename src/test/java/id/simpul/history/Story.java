package id.simpul.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A history as it is written down to be read and to be played again: where it takes place, and its steps. */
record Story(Setting setting, List<Step> steps) {
    Story {
        steps = List.copyOf(steps);
    }

    static Story of(Setting setting, History history) {
        return new Story(setting, history.steps());
    }

    Story with(List<Step> others) {
        return new Story(setting, others);
    }

    /** Played again, to its end or to the first step after which something is untrue. */
    History play() {
        return Simulator.again(setting, steps);
    }

    String text() {
        return "seed " + setting.seed() + " first " + setting.first() + " months " + setting.months() + " small "
                + setting.small() + "\n" + steps.stream().map(Step::text).collect(Collectors.joining("\n")) + "\n";
    }

    /** As {@link #text} has it. */
    static Story parse(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        String[] words = lines.get(0).split(" ");
        Setting setting = new Setting(
                Long.parseLong(words[1]),
                LocalDate.parse(words[3]),
                Integer.parseInt(words[5]),
                Boolean.parseBoolean(words[7]),
                0);
        List<Step> steps = new ArrayList<>();
        lines.stream().skip(1).map(Step::parse).forEach(steps::add);
        return new Story(setting, steps);
    }
}
