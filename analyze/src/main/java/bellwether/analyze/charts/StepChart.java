package bellwether.analyze.charts;

import bellwether.analyze.series.StepSeries;
import bellwether.model.Micros;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;

/// Step functions over time, each in a colour of its own, with a legend where there are several.
public final class StepChart implements Chart {
  private static final Dimension SIZE = new Dimension(900, 400);
  private static final Color PAPER = Color.WHITE;
  private static final Color LINES = new Color(0xd0d0d0);
  private static final double MILLI = 1e3;

  /// They differ in hue and brightness.
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x1f5fa8),
          new Color(0xd07c10),
          new Color(0x2a8a5a),
          new Color(0xc04040),
          new Color(0x7560b0),
          new Color(0x5c6a75),
          new Color(0x8a5a38),
          new Color(0xb84f8a),
          new Color(0x128090));

  private final Font font = Fonts.load().deriveFont(11f);
  private final JFreeChart chart;

  /// A step function with its name.
  public record Line(String name, StepSeries series) {}

  /// @param unit of the values
  /// @param end until when the last values go on, in microseconds since 1970
  public StepChart(String title, String unit, List<Line> lines, long end) {
    chart = new JFreeChart(null, font, plot(unit, lines, end), lines.size() > 1);
    chart.setTitle(new TextTitle(title, font.deriveFont(16f)));
    chart.setBackgroundPaint(PAPER);
    if (chart.getLegend() != null) {
      chart.getLegend().setItemFont(font);
    }
  }

  @Override
  public Dimension size() {
    return new Dimension(SIZE);
  }

  @Override
  public void draw(Graphics2D graphics) {
    chart.draw(graphics, new Rectangle2D.Double(0, 0, SIZE.width, SIZE.height));
  }

  private XYPlot plot(String unit, List<Line> lines, long end) {
    var data = new DefaultXYDataset();
    lines.forEach(line -> data.addSeries(line.name(), points(line.series(), end)));
    var plot = new XYPlot(data, times(lines, end), values(unit), renderer(lines.size()));
    plot.setBackgroundPaint(PAPER);
    plot.setDomainGridlinePaint(LINES);
    plot.setRangeGridlinePaint(LINES);
    return plot;
  }

  private static XYStepRenderer renderer(int lines) {
    var renderer = new XYStepRenderer();
    for (int i = 0; i < lines; i++) {
      renderer.setSeriesPaint(i, COLOURS.get(i % COLOURS.size()));
      renderer.setSeriesStroke(i, new BasicStroke(1.5f));
    }
    return renderer;
  }

  /// The points, and the last value again at the end.
  private static double[][] points(StepSeries series, long end) {
    int size = series.size();
    boolean goesOn = size > 0 && series.time(size - 1) < end;
    var points = new double[2][goesOn ? size + 1 : size];
    for (int i = 0; i < size; i++) {
      points[0][i] = series.time(i) / MILLI;
      points[1][i] = series.value(i);
    }
    if (goesOn) {
      points[0][size] = end / MILLI;
      points[1][size] = series.value(size - 1);
    }
    return points;
  }

  private DateAxis times(List<Line> lines, long end) {
    long start =
        lines.stream()
            .filter(line -> !line.series().isEmpty())
            .mapToLong(line -> line.series().time(0))
            .min()
            .orElse(end);
    long last = Math.max(end, start + 1_000);
    var label =
        "%s – %s".formatted(Micros.text(Micros.time(start)), Micros.text(Micros.time(last)));
    var axis = new DateAxis(label, TimeZone.getTimeZone("UTC"), Locale.ROOT);
    axis.setRange(new Range(start / MILLI, last / MILLI), true, false);
    axis.setTickLabelFont(font);
    axis.setLabelFont(font);
    return axis;
  }

  private NumberAxis values(String unit) {
    var axis = new NumberAxis(unit);
    axis.setAutoRangeIncludesZero(true);
    axis.setTickLabelFont(font);
    axis.setLabelFont(font);
    return axis;
  }
}
