package bellwether.qcg.command.report;

import bellwether.command.Console;
import bellwether.qcg.command.click.ExistingDirectory;
import bellwether.qcg.report.PilotDirectory;
import bellwether.qcg.report.PilotRun;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The working directory that a report is about.
final class Source {
  @Parameters(index = "0", paramLabel = "WDIR", converter = ExistingDirectory.class)
  private Path directory = Path.of("");

  @Option(names = "--verbose")
  private boolean verbose;

  Path directory() {
    return directory;
  }

  PilotRun read(Console console) {
    var run = new PilotDirectory(directory).read();
    if (verbose) {
      run.found().forEach(console.out()::println);
    }
    run.warnings().forEach(console.err()::println);
    return run;
  }
}
