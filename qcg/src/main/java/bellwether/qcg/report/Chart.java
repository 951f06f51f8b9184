package bellwether.qcg.report;

import bellwether.analyze.charts.ChartException;
import bellwether.qcg.report.internal.ChartFile;
import bellwether.qcg.report.internal.TimelineChart;
import java.nio.file.Path;

/// A timeline on paper: a row for each core, the rows of a node together, and a bar for each of its
/// spans.
///
/// Every bar is at least one pixel wide and high, and no label covers another: where rows are too
/// narrow only nodes have labels, and where these are too narrow only some of them. It brings its
/// own font, so that a host needs none.
public record Chart(Timeline timeline, String title) {

  /// Writes it, in the format that the end of the name says.
  ///
  /// @throws PilotException when the end of the name says nothing, or the file cannot be written
  public void write(Path file) {
    var target = ChartFile.of(file);
    try {
      target.write(new TimelineChart(timeline, title));
    } catch (ChartException problem) {
      throw new PilotException(String.valueOf(problem.getMessage()), problem);
    }
  }
}
