package bellwether.analyze.charts;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;

/// SVG whose text is made of outlines, as who looks at it may not have the font.
public record SvgFormat() implements ChartFormat {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  @Override
  public void write(Chart chart, OutputStream out) throws IOException {
    var context = SVGGeneratorContext.createDefault(document());
    var graphics = new SVGGraphics2D(context, true);
    graphics.setSVGCanvasSize(chart.size());
    chart.draw(graphics);
    var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    graphics.stream(writer, true);
    writer.flush();
  }

  private static Document document() throws IOException {
    try {
      return DocumentBuilderFactory.newDefaultNSInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(NAMESPACE, "svg", null);
    } catch (ParserConfigurationException problem) {
      throw new IOException("this Java cannot make XML documents", problem);
    }
  }
}
