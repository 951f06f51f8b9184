package bellwether.qcg.report.internal;

import bellwether.analyze.charts.Chart;
import bellwether.analyze.charts.ChartFormat;
import bellwether.analyze.charts.ImageFormat;
import bellwether.analyze.charts.PdfFormat;
import bellwether.analyze.charts.SvgFormat;
import bellwether.qcg.report.PilotException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// A file for a chart, and its format.
public record ChartFile(Path file, ChartFormat format) {
  private static final Map<String, ChartFormat> FORMATS =
      Map.of(
          "pdf", new PdfFormat(),
          "svg", new SvgFormat(),
          "png", new ImageFormat("png"),
          "jpg", new ImageFormat("jpg"),
          "jpeg", new ImageFormat("jpg"));

  /// Takes the format from the end of the name.
  ///
  /// @throws PilotException when it says none
  public static ChartFile of(Path file) {
    var name = file.toString();
    var end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    var format = FORMATS.get(end);
    if (format == null) {
      throw new PilotException(
          "expected the chart's file to end in .pdf, .png, .jpg, .jpeg or .svg, but found %s"
              .formatted(name));
    }
    return new ChartFile(file, format);
  }

  /// Writes the chart, in place of what is there.
  ///
  /// @throws PilotException when the file cannot be written
  public void write(Chart chart) {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      format.write(chart, out);
    } catch (IOException problem) {
      throw new PilotException(
          "the chart can not be written to %s: %s".formatted(file, problem), problem);
    }
  }
}
