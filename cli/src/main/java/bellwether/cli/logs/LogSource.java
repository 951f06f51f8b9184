package bellwether.cli.logs;

import bellwether.command.CommandException;
import bellwether.launch.output.KeptOutput;
import bellwether.launch.output.OutputKey;
import bellwether.launch.output.OutputPlace;
import bellwether.query.jobs.AttemptRow;
import bellwether.query.jobs.JobRef;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Finds what the attempts of a job wrote to one stream.
///
/// @param stderr its standard error, not its standard output
record LogSource(Path catalog, JobRef job, boolean stderr, PrintStream out) {

  /// Null: it was not kept.
  @Nullable Log of(AttemptRow made) throws IOException {
    var file = stderr ? made.stderr() : made.stdout();
    if (file != null) {
      return new LogFile(existing(file), out);
    }
    var run = made.run();
    var place = run == null ? null : OutputPlace.of(catalog, run);
    return place == null || !place.exists() ? null : kept(place, made);
  }

  private Log kept(OutputPlace place, AttemptRow made) {
    var key = new OutputKey(job.id(), Math.max(0, job.ordinal()), made.number());
    return new KeptLog(new KeptOutput(place, key, stderr), out);
  }

  private static Path existing(String file) {
    var path = Path.of(file);
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw CommandException.notFound("It wrote to %s, which keeps nothing".formatted(file));
    }
    if (!Files.exists(path)) {
      throw CommandException.notFound(
          "Expected what it wrote in %s, but there is no such file (any more)".formatted(file));
    }
    return path;
  }
}
