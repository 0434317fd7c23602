package id.simpul.console.today;

import id.simpul.console.frame.PageWords;
import id.simpul.feature.Today;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers day by day as bars, in the units of a drawing; the numbers themselves stand beside it as a table. */
final class DayChart {
    private static final int WIDTH = 420;
    private static final int LEFT = 34;
    private static final int TOP = 12;
    private static final int HIGH = 110;

    private final Today.Chart chart;
    private final PageWords words;
    private final long most;

    private DayChart(Today.Chart chart, PageWords words) {
        this.chart = chart;
        this.words = words;
        this.most = chart.days().stream()
                .flatMap(day -> day.numbers().stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    static Map<String, Object> shown(Today.Chart chart, PageWords words) {
        return new DayChart(chart, words).shown();
    }

    private Map<String, Object> shown() {
        Map<String, Object> shown = new HashMap<>();
        shown.put("title", words.of(chart.title()));
        shown.put("none", most == 0 ? words.of(chart.none()) : "");
        shown.put(
                "counted",
                chart.counted().stream().map(words::of).map(PageWords::capital).toList());
        shown.put("bars", bars());
        shown.put("days", days());
        shown.put("most", words.number(most));
        shown.put("left", LEFT);
        shown.put("top", TOP);
        shown.put("bottom", TOP + HIGH);
        shown.put("right", WIDTH);
        shown.put("foot", TOP + HIGH + 16);
        shown.put("first", words.shortDay(chart.days().get(0).day()));
        shown.put(
                "last", words.shortDay(chart.days().get(chart.days().size() - 1).day()));
        return shown;
    }

    private List<Map<String, Object>> bars() {
        List<Map<String, Object>> bars = new ArrayList<>();
        int series = chart.counted().size();
        int step = (WIDTH - LEFT) / chart.days().size();
        int width = (step - 4) / series;
        for (int i = 0; i < chart.days().size() && most > 0; i++) {
            for (int j = 0; j < series; j++) {
                long number = chart.days().get(i).numbers().get(j);
                long high = number == 0 ? 0 : Math.max(2, number * HIGH / most);
                bars.add(Map.of(
                        "x",
                        LEFT + 2 + i * step + j * width,
                        "y",
                        TOP + HIGH - high,
                        "width",
                        width,
                        "height",
                        high,
                        "kind",
                        j == 0 ? "b" : "b2"));
            }
        }
        return bars;
    }

    /** Those with anything on them, with the numbers written out. */
    private List<Map<String, Object>> days() {
        return chart.days().stream()
                .filter(day -> day.numbers().stream().anyMatch(number -> number > 0))
                .map(day -> Map.<String, Object>of(
                        "day",
                        words.shortDay(day.day()),
                        "numbers",
                        day.numbers().stream().map(words::number).toList(),
                        "href",
                        day.address()))
                .toList();
    }
}
