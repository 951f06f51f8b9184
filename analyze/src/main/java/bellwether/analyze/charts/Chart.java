package bellwether.analyze.charts;

import java.awt.Dimension;
import java.awt.Graphics2D;

/// A picture that can draw itself on any paper.
public interface Chart {
  /// In pixels.
  Dimension size();

  void draw(Graphics2D graphics);
}
