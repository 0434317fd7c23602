package id.simpul.bench;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.data.category.DefaultCategoryDataset;

/** What was measured, printed as it comes; as a page with plots in {@code target/bench}, and on request in the benchmarks' page. */
final class Report {
    private static final Path DIRECTORY = Path.of("target", "bench");
    private static final Path PAGE = Path.of("docs", "benchmarks.md");
    private static final Pattern FIGURES = Pattern.compile("(?s)(<!-- figures -->\\n).*?(<!-- end of figures -->)");

    private final List<String> lines = new ArrayList<>();
    private final DefaultCategoryDataset rates = new DefaultCategoryDataset();
    private final DefaultCategoryDataset costs = new DefaultCategoryDataset();

    Report() {
        say(
                "%s, %s, Java %s, %d cores, `%s`",
                LocalDate.now(ZoneOffset.UTC),
                machine(),
                Runtime.version().feature(),
                Runtime.getRuntime().availableProcessors(),
                "-XX:+UseParallelGC -Xmx2g");
        say("");
    }

    private static String machine() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.replaceFirst(".*: *", ""))
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.name") + " " + System.getProperty("os.arch");
        }
    }

    @SuppressWarnings("SystemOut")
    void say(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        System.out.println(line);
        lines.add(line);
    }

    void head() {
        say("%s", Round.HEAD);
    }

    Round row(Round round) {
        say("%s", round.row());
        rates.addValue(round.rate(), "a second", round.what());
        costs.addValue(round.javaMicros(), "Java", round.what());
        costs.addValue(round.postgresMicros(), "PostgreSQL", round.what());
        return round;
    }

    /** A figure that stands beside the rates, such as the broker's alone. */
    void rate(String what, double aSecond) {
        rates.addValue(aSecond, "a second", what);
    }

    /** Writes the page and its plots; with {@code -Dwrite.docs} also into the benchmarks' page. */
    void write() {
        try {
            Files.createDirectories(DIRECTORY);
            plot(
                    "rates.png",
                    ChartFactory.createBarChart(
                            "Requests a second", null, null, rates, PlotOrientation.HORIZONTAL, false, false, false));
            plot(
                    "costs.png",
                    ChartFactory.createStackedBarChart(
                            "Processor time of a request, microseconds",
                            null,
                            null,
                            costs,
                            PlotOrientation.HORIZONTAL,
                            true,
                            false,
                            false));
            String text = String.join("\n", lines) + "\n";
            Files.writeString(DIRECTORY.resolve("report.md"), text + "\n![rates](rates.png)\n\n![costs](costs.png)\n");
            if (Boolean.getBoolean("write.docs")) {
                // The dearest statements, indented, are for who looks into them.
                String figures = lines.stream()
                        .filter(line -> !line.startsWith("  "))
                        .collect(Collectors.joining("\n", "", "\n"));
                String page = Files.readString(PAGE);
                Files.writeString(
                        PAGE,
                        FIGURES.matcher(page)
                                .replaceFirst(
                                        found -> Matcher.quoteReplacement(found.group(1) + figures + found.group(2))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void plot(String name, JFreeChart chart) throws IOException {
        chart.setBackgroundPaint(Color.WHITE);
        ChartUtils.saveChartAsPNG(DIRECTORY.resolve(name).toFile(), chart, 900, 500);
    }
}
