package bellwether.qcg.report;

import bellwether.qcg.report.internal.DirectoryReader;
import java.nio.file.Path;
import java.util.List;

/// A working directory in which services ran.
public record PilotDirectory(Path path) {

  /// What the services left; a directory without any such files gives a run without jobs.
  ///
  /// @throws PilotException when a file in it cannot be read at all
  public PilotRun read() {
    return new DirectoryReader(path).read();
  }

  /// The files of process traces.
  ///
  /// @throws PilotException when the directory cannot be read
  public List<Path> traces() {
    return new DirectoryReader(path).traces();
  }
}
