package bellwether.qcg.report.internal;

import bellwether.analyze.charts.Chart;
import bellwether.analyze.charts.Fonts;
import bellwether.command.PythonTimes;
import bellwether.qcg.report.Span;
import bellwether.qcg.report.Timeline;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import java.util.TimeZone;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.data.Range;

/// Lays a timeline out and has JFreeChart draw it.
public final class TimelineChart implements Chart {
  private static final Color PAPER = Color.WHITE;
  private static final Color LINES = new Color(0xd0d0d0);

  private final Timeline timeline;
  private final Sheet sheet;
  private final Font font;
  private final JFreeChart chart;

  public TimelineChart(Timeline timeline, String title) {
    this.timeline = timeline;
    this.sheet = Sheet.of(timeline);
    this.font = Fonts.load().deriveFont(11f);
    this.chart = new JFreeChart(null, font, plot(), false);
    chart.setTitle(new TextTitle(title, font.deriveFont(16f)));
    chart.setBackgroundPaint(PAPER);
  }

  @Override
  public Dimension size() {
    return sheet.size();
  }

  @Override
  public void draw(Graphics2D graphics) {
    chart.draw(graphics, new Rectangle2D.Double(0, 0, size().width, size().height));
  }

  private XYPlot plot() {
    var data = new TimelineData(timeline);
    var rows = new RowAxis(timeline.rows(), font);
    var plot = new XYPlot(data, rows, times(), new Bars(data, sheet.rowHeight(), font));
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setBackgroundPaint(PAPER);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(LINES);
    for (double border : rows.borders()) {
      plot.addDomainMarker(new ValueMarker(border, LINES, new BasicStroke(0.5f)), Layer.BACKGROUND);
    }
    return plot;
  }

  /// With some room at both ends, where also the smallest bar finds its pixel.
  private DateAxis times() {
    var span = timeline.span();
    var axis = new DateAxis(label(span), TimeZone.getTimeZone("UTC"), Locale.ROOT);
    double start = TimelineData.millis(span.start());
    double length = Math.max(1, TimelineData.millis(span.finish()) - start);
    axis.setRange(new Range(start - length / 100, start + length * 1.01), true, false);
    axis.setTickLabelFont(font);
    axis.setLabelFont(font);
    return axis;
  }

  private static String label(Span span) {
    return String.format(
        Locale.ROOT,
        "%s – %s (%.2f s)",
        PythonTimes.text(span.start()),
        PythonTimes.text(span.finish()),
        span.seconds());
  }
}
