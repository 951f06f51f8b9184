package bellwether.analyze.charts;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// PDF of one page, a pixel as a point, with text that can be searched.
public record PdfFormat() implements ChartFormat {

  @Override
  public void write(Chart chart, OutputStream out) throws IOException {
    var size = chart.size();
    try (var document = new PDDocument();
        var data = Fonts.data()) {
      var page = new PDPage(new PDRectangle(size.width, size.height));
      document.addPage(page);
      var graphics = new PdfBoxGraphics2D(document, size.width, size.height);
      graphics.setFontTextDrawer(new OneFont(PDType0Font.load(document, data)));
      chart.draw(graphics);
      graphics.dispose();
      try (var content = new PDPageContentStream(document, page)) {
        content.drawForm(graphics.getXFormObject());
      }
      document.save(out);
    }
  }

  /// All text of a chart has the same font.
  private static final class OneFont extends PdfBoxGraphics2DFontTextDrawer {
    private final PDFont embedded;

    OneFont(PDFont embedded) {
      this.embedded = embedded;
    }

    @Override
    protected PDFont mapFont(Font font, IFontTextDrawerEnv environment) {
      return embedded;
    }
  }
}
