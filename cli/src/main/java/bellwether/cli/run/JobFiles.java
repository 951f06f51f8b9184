package bellwether.cli.run;

import bellwether.command.CommandException;
import bellwether.model.Clock;
import bellwether.model.jobfile.JobFile;
import bellwether.model.jobfile.JobFileException;
import bellwether.model.jobfile.JobFileReader;
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

  /// @param folder where the files lie that the job file names
  static JobFile read(String text, String name, Path folder, Clock clock) {
    try {
      var context = SubmitContext.first(clock).reading(file -> text(folder.resolve(file)));
      return new JobFileReader(context).readFile(text, Syntax.of(name, text), name);
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
