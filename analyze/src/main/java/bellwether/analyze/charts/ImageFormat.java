package bellwether.analyze.charts;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;

/// PNG and JPEG.
///
/// @param name as ImageIO calls it
public record ImageFormat(String name) implements ChartFormat {

  @Override
  public void write(Chart chart, OutputStream out) throws IOException {
    var size = chart.size();
    var image = new BufferedImage(size.width, size.height, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    chart.draw(graphics);
    graphics.dispose();
    ImageIO.setUseCache(false);
    ImageIO.write(image, name, out);
  }
}
