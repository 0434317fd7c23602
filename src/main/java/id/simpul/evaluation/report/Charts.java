package id.simpul.evaluation.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import id.simpul.paper.Style;
import id.simpul.paper.Typeface;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.text.NumberFormat;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.CategoryItemRenderer;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;

/** The charts of a report; one that has nothing to show is not drawn. */
final class Charts {
    private static final BasicStroke LINE = new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final double DOT = 5.5;

    private final ReportWords words;
    private final Typeface typeface;
    private final JsonNode quarters;

    Charts(ReportWords words, Typeface typeface, JsonNode quarters) {
        this.words = words;
        this.typeface = typeface;
        this.quarters = quarters;
    }

    Optional<JFreeChart> punctuality() {
        DefaultCategoryDataset data = series(List.of("broughtOnTime", "returnedOnTime", "fill"));
        if (isEmpty(data)) {
            return Optional.empty();
        }
        JFreeChart chart = lines(words.get("chart.punctuality"), data, Style.DEEP, Style.GREEN, Style.GOLD);
        ((NumberAxis) chart.getCategoryPlot().getRangeAxis()).setRange(0, 105);
        return Optional.of(chart);
    }

    Optional<JFreeChart> obligations() {
        DefaultCategoryDataset bars = series(List.of("obligationsOpened", "obligationsSettled"));
        DefaultCategoryDataset open = series(List.of("obligationsOpen"));
        if (isEmpty(bars) && isEmpty(open)) {
            return Optional.empty();
        }
        JFreeChart chart = bars(words.get("chart.obligations"), bars, Style.GOLD, Style.GREEN);
        CategoryPlot plot = chart.getCategoryPlot();
        plot.setDataset(1, open);
        plot.setRenderer(1, line(Style.RED));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        return Optional.of(chart);
    }

    Optional<JFreeChart> visitors() {
        DefaultCategoryDataset visits = series(List.of("libraryVisits"));
        DefaultCategoryDataset members = series(List.of("libraryNewMembers"));
        if (isEmpty(visits)) {
            return Optional.empty();
        }
        JFreeChart chart = bars(words.get("chart.visitors"), visits, Style.DEEP);
        CategoryPlot plot = chart.getCategoryPlot();
        plot.setDataset(1, members);
        plot.setRangeAxis(1, scale(new NumberAxis()));
        plot.mapDatasetToRangeAxis(1, 1);
        plot.setRenderer(1, line(Style.GOLD));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        return Optional.of(chart);
    }

    /** How much more or less there was after the cooperation began; the counts themselves stand at the bars. */
    Optional<JFreeChart> comparison(JsonNode told) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        JsonNode library = told.path("libraryBeforeAndAfter");
        compare(data, "library.visits", library.path("visitsBefore"), library.path("visitsAfter"));
        compare(data, "library.members", library.path("membersBefore"), library.path("membersAfter"));
        JsonNode indicators = told.path("indicators");
        compare(data, "visits", value(indicators, "visits-before"), value(indicators, "visits-after"));
        compare(data, "members", value(indicators, "members-before"), value(indicators, "members-after"));
        if (data.getRowCount() == 0) {
            return Optional.empty();
        }
        JFreeChart chart = bars(words.get("chart.comparison"), data, Style.LINE, Style.GREEN);
        CategoryItemRenderer renderer = chart.getCategoryPlot().getRenderer();
        renderer.setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator(
                "{2}", NumberFormat.getIntegerInstance(words.language().locale())));
        renderer.setDefaultItemLabelFont(typeface.drawnBold(7.5f));
        renderer.setDefaultItemLabelPaint(Style.INK);
        renderer.setDefaultItemLabelsVisible(true);
        chart.getCategoryPlot().getRangeAxis().setUpperMargin(0.18);
        return Optional.of(chart);
    }

    private void compare(DefaultCategoryDataset data, String what, JsonNode before, JsonNode after) {
        if (before.asLong() > 0 && after.isNumber()) {
            data.addValue(100, words.get("series.before"), words.get("category." + what));
            data.addValue(
                    100.0 * after.asLong() / before.asLong(), words.get("series.after"), words.get("category." + what));
        }
    }

    private static JsonNode value(JsonNode indicators, String wire) {
        for (JsonNode indicator : indicators) {
            if (indicator.path("indicator").asText().equals(wire)) {
                return indicator.path("value");
            }
        }
        return MissingNode.getInstance();
    }

    private DefaultCategoryDataset series(List<String> fields) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        for (String field : fields) {
            for (JsonNode quarter : quarters) {
                JsonNode value = quarter.path(field);
                data.addValue(
                        value.isNumber() ? value.decimalValue() : null,
                        words.get("series." + field),
                        words.shortQuarter(quarter.path("quarter").asText()));
            }
        }
        return data;
    }

    private static boolean isEmpty(DefaultCategoryDataset data) {
        for (int row = 0; row < data.getRowCount(); row++) {
            for (int column = 0; column < data.getColumnCount(); column++) {
                Number value = data.getValue(row, column);
                if (value != null && value.doubleValue() != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private JFreeChart lines(String title, DefaultCategoryDataset data, Color... colors) {
        JFreeChart chart =
                ChartFactory.createLineChart(title, null, null, data, PlotOrientation.VERTICAL, true, false, false);
        chart.getCategoryPlot().setRenderer(line(colors));
        return plain(chart);
    }

    private static LineAndShapeRenderer line(Color... colors) {
        LineAndShapeRenderer renderer = new LineAndShapeRenderer(true, true);
        for (int series = 0; series < colors.length; series++) {
            renderer.setSeriesPaint(series, colors[series]);
            renderer.setSeriesStroke(series, LINE);
            renderer.setSeriesShape(series, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
        }
        return renderer;
    }

    private JFreeChart bars(String title, DefaultCategoryDataset data, Color... colors) {
        JFreeChart chart =
                ChartFactory.createBarChart(title, null, null, data, PlotOrientation.VERTICAL, true, false, false);
        BarRenderer renderer = (BarRenderer) chart.getCategoryPlot().getRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        renderer.setItemMargin(0.06);
        renderer.setMaximumBarWidth(0.14);
        for (int series = 0; series < colors.length; series++) {
            renderer.setSeriesPaint(series, colors[series]);
        }
        return plain(chart);
    }

    private JFreeChart plain(JFreeChart chart) {
        Font small = typeface.drawn(7.5f);
        chart.setBackgroundPaint(null);
        chart.setBorderVisible(false);
        chart.setPadding(new RectangleInsets(2, 0, 0, 2));
        TextTitle title = chart.getTitle();
        title.setFont(typeface.drawnBold(9.5f));
        title.setPaint(Style.DEEP);
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        title.setPadding(0, 4, 5, 0);
        LegendTitle legend = chart.getLegend();
        legend.setItemFont(small);
        legend.setItemPaint(Style.GREY);
        legend.setBackgroundPaint(null);
        legend.setFrame(org.jfree.chart.block.BlockBorder.NONE);
        legend.setPosition(RectangleEdge.BOTTOM);
        CategoryPlot plot = chart.getCategoryPlot();
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinePaint(Style.LINE);
        plot.setRangeGridlineStroke(new BasicStroke(0.5f));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.getDomainAxis().setTickLabelFont(typeface.drawn(6.5f));
        plot.getDomainAxis().setTickLabelPaint(Style.GREY);
        plot.getDomainAxis().setAxisLinePaint(Style.LINE);
        plot.getDomainAxis().setTickMarksVisible(false);
        plot.getDomainAxis().setCategoryMargin(0.25);
        plot.getDomainAxis().setMaximumCategoryLabelWidthRatio(2);
        scale((NumberAxis) plot.getRangeAxis());
        return chart;
    }

    private NumberAxis scale(NumberAxis axis) {
        axis.setTickLabelFont(typeface.drawn(7.5f));
        axis.setTickLabelPaint(Style.GREY);
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setNumberFormatOverride(
                NumberFormat.getIntegerInstance(words.language().locale()));
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        axis.setRangeType(org.jfree.data.RangeType.POSITIVE);
        return axis;
    }
}
