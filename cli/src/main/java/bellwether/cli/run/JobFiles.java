package bellwether.cli.run;

import static java.util.Objects.requireNonNullElse;

import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.model.Clock;
import bellwether.model.jobfile.JobFile;
import bellwether.model.jobfile.JobFileException;
import bellwether.model.jobfile.JobFileReader;
import bellwether.model.jobfile.KnownJobs;
import bellwether.model.jobfile.SubmitContext;
import bellwether.model.jobfile.Syntax;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Job files, read so that all their errors come at once.
final class JobFiles {
  private JobFiles() {}

  /// Where a job file is.
  ///
  /// @param name for messages: as the user named it
  /// @param source its absolute path; `-`: standard input
  /// @param folder where the files lie that it names
  record Location(String name, String source, Path folder) {
    static final String STANDARD_INPUT = "-";

    static Location of(String file) {
      if (file.equals(STANDARD_INPUT)) {
        return new Location("standard input", STANDARD_INPUT, Path.of(""));
      }
      var path = Path.of(file).toAbsolutePath().normalize();
      return new Location(file, path.toString(), requireNonNullElse(path.getParent(), path));
    }

    /// @throws CommandException when it cannot be read, or is not in UTF-8
    String text(Console console) {
      boolean input = source.equals(STANDARD_INPUT);
      try {
        return decoded(input ? console.in().readAllBytes() : Files.readAllBytes(Path.of(name)));
      } catch (CharacterCodingException e) {
        throw CommandException.wrongInput(
            "%s: expected a job file in UTF-8, but found other bytes"
                .formatted(input ? "-" : name));
      } catch (IOException e) {
        throw CommandException.wrongInput(
            "%s: expected a readable job file, but %s"
                .formatted(input ? "-" : name, Reasons.of(e)));
      }
    }
  }

  /// @param known jobs to which those of the file are added
  static JobFile read(String text, Location at, KnownJobs known, Clock clock) {
    var name = at.name();
    try {
      var context = SubmitContext.first(clock).reading(file -> text(at.folder().resolve(file)));
      return new JobFileReader(context, known).readFile(text, Syntax.of(name, text), name);
    } catch (JobFileException wrong) {
      throw CommandException.wrongInput(String.valueOf(wrong.getMessage()));
    }
  }

  /// A file that a job file names.
  private static String text(Path file) throws IOException {
    try {
      return decoded(Files.readAllBytes(file));
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is not in UTF-8", e);
    } catch (IOException e) {
      throw new IOException("%s: %s".formatted(file, Reasons.of(e)), e);
    }
  }

  /// Bytes as UTF-8, of which none may be wrong.
  static String decoded(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
