package bellwether.qcg.report.internal;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RectangularShape;
import java.util.List;
import org.jfree.chart.renderer.xy.XYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.RectangleEdge;

/// Paints bars flat, each in the colour of its job, and none too small to be seen.
record BarPainter(TimelineData data, List<Color> colours) implements XYBarPainter {
  private static final double LEAST = 1;

  @Override
  public void paintBar(
      Graphics2D graphics,
      XYBarRenderer renderer,
      int series,
      int item,
      RectangularShape bar,
      RectangleEdge base) {
    double width = Math.max(LEAST, bar.getWidth());
    double height = Math.max(LEAST, bar.getHeight());
    graphics.setPaint(colours.get(data.kind(item) % colours.size()));
    double left = width > LEAST ? bar.getX() : Math.floor(bar.getX());
    graphics.fill(new Rectangle2D.Double(left, bar.getY(), width, height));
  }

  @Override
  public void paintBarShadow(
      Graphics2D graphics,
      XYBarRenderer renderer,
      int series,
      int item,
      RectangularShape bar,
      RectangleEdge base,
      boolean pegShadow) {
    throw new IllegalStateException("the bars of a timeline have no shadow");
  }
}
