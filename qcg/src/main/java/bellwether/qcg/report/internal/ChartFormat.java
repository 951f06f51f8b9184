package bellwether.qcg.report.internal;

import java.io.IOException;
import java.io.OutputStream;

/// Turns a chart into the bytes of a file.
sealed interface ChartFormat permits PdfFormat, SvgFormat, ImageFormat {
  void write(TimelineChart chart, OutputStream out) throws IOException;
}
