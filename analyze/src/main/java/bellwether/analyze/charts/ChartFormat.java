package bellwether.analyze.charts;

import java.io.IOException;
import java.io.OutputStream;

/// Turns a chart into the bytes of a file.
public sealed interface ChartFormat permits PdfFormat, SvgFormat, ImageFormat {
  void write(Chart chart, OutputStream out) throws IOException;
}
