package bellwether.cli.care;

import bellwether.analyze.CatalogEditor;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.model.text.Nearest;
import bellwether.query.measured.Measurements;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.query.measured.jobs.StoredModel;
import bellwether.store.archive.ArchiveOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What commands that change measured jobs have in common.
public final class JobChanges {
  private JobChanges() {}

  public static CatalogEditor curator(GlobalOptions global, Console console) {
    return CatalogEditor.open(
        global.place(console), ArchiveOptions.standard().withWarnings(console::note));
  }

  /// One job; of one with several attempts the last.
  public static JobMeasurement job(Measurements measurements, String id) {
    return measurements
        .jobs(measurements.idsOf(id).getFirst())
        .lastAttempts()
        .first()
        .orElseThrow(() ->
            CommandException.notFound(
                "There is no measured job %s%s; see: bellwether jobs"
                    .formatted(id, Nearest.hint(id, measurements.jobs().limit(2_000).ids()))));
  }

  public static StoredModel model(Measurements measurements, String name) {
    return measurements
        .models()
        .find(name)
        .orElseThrow(() ->
            CommandException.notFound(
                "There is no reference model %s%s; see: bellwether refmodel list"
                    .formatted(
                        name,
                        Nearest.hint(
                            name,
                            measurements.models().list().stream()
                                .map(StoredModel::title)
                                .toList()))));
  }

  /// Whether a person who is asked says yes. Nobody is asked where there is no terminal.
  static boolean agreed(Console console, String question) {
    if (!console.interactive()) {
      return true;
    }
    console.err().print(question + " [y/N] ");
    console.err().flush();
    try {
      var answer =
          new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8))
              .readLine();
      return answer != null
          && List.of("y", "yes").contains(answer.strip().toLowerCase(java.util.Locale.ROOT));
    } catch (IOException e) {
      throw CommandException.surroundings("The answer could not be read: " + e.getMessage());
    }
  }

  /// The text before and after the first sign.
  static List<String> parted(String text, char sign, String example) {
    int place = text.indexOf(sign);
    if (place < 1) {
      throw CommandException.wrongInput(
          "Expected something like %s, but found %s".formatted(example, text));
    }
    return List.of(text.substring(0, place).strip(), text.substring(place + 1));
  }
}
