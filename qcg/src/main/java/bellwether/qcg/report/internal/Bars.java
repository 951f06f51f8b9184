package bellwether.qcg.report.internal;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.Serial;
import java.util.List;
import org.jfree.chart.labels.XYItemLabelGenerator;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYDataset;

/// Draws bars, with their labels where these fit in.
final class Bars extends XYBarRenderer {
  @Serial private static final long serialVersionUID = 1;
  private static final double MARGIN = 0.15;
  private static final double NARROW = 5;
  private static final double AROUND_LABEL = 4;

  /// Neighbours differ in hue and brightness, and black can be read on all of them.
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x5a93cf),
          new Color(0xf0a030),
          new Color(0x52b080),
          new Color(0xdd6b6a),
          new Color(0x9a88cc),
          new Color(0xa6c96a),
          new Color(0xb07a58),
          new Color(0xe58fb9),
          new Color(0x3fb2c0),
          new Color(0x8a97a3),
          new Color(0xc9b037));

  private final transient TimelineData data;
  private final Font font;

  Bars(TimelineData data, int rowHeight, Font font) {
    super(rowHeight < NARROW ? 0 : MARGIN);
    this.data = data;
    this.font = font;
    setUseYInterval(true);
    setShadowVisible(false);
    setBarPainter(new BarPainter(data, COLOURS));
    setDefaultItemLabelsVisible(true);
    setDefaultItemLabelGenerator((_, _, item) -> data.label(item));
  }

  /// Not as above it: that leaves a copy of the graphics open, which a PDF does not allow.
  @Override
  protected void drawItemLabel(
      Graphics2D graphics,
      XYDataset dataset,
      int series,
      int item,
      XYPlot plot,
      XYItemLabelGenerator generator,
      Rectangle2D bar,
      boolean negative) {
    var label = data.label(item);
    graphics.setFont(font);
    var metrics = graphics.getFontMetrics();
    if (metrics.getHeight() <= bar.getHeight()
        && metrics.stringWidth(label) + AROUND_LABEL <= bar.getWidth()) {
      graphics.setPaint(Color.BLACK);
      TextUtils.drawAlignedString(
          label, graphics, (float) bar.getCenterX(), (float) bar.getCenterY(), TextAnchor.CENTER);
    }
  }
}
