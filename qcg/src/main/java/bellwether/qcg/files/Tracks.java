package bellwether.qcg.files;

import bellwether.model.json.JsonException;
import bellwether.model.json.JsonReader;
import bellwether.qcg.files.internal.TrackFiles;
import bellwether.qcg.files.internal.TrackedJobReader;
import bellwether.qcg.files.internal.TrackedStates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What `track.reqs` and `track.states` of an earlier service say: the jobs, and each member's own
/// end. It may have been QCG-PilotJob's service or ours.
///
/// @param jobs in the order in which they were submitted
/// @param states how many ends of jobs and iterations were read
public record Tracks(List<TrackedState> jobs, int states) {

  public Tracks {
    jobs = List.copyOf(jobs);
  }

  /// Reads the files. A last line that was cut off when the service was killed is passed over.
  ///
  /// @throws AuxiliaryException when they cannot be read, or say what cannot be
  public static Tracks read(AuxiliaryDirectory directory) {
    var requests = directory.file(TrackFiles.REQUESTS);
    if (!Files.isRegularFile(requests)) {
      throw new AuxiliaryException("tracer - %s not found or not a file".formatted(requests));
    }
    var tracked = new TrackedStates(requests);
    each(requests, tree -> tracked.job(TrackedJobReader.read(tree)));
    var states = directory.file(TrackFiles.STATES);
    int count = 0;
    if (Files.exists(states)) {
      count = each(states, tracked::state);
    }
    return new Tracks(tracked.jobs(), count);
  }

  private static int each(Path file, Consumer<Map<?, ?>> consumer) {
    var lines = lines(file);
    int count = 0;
    for (int i = 0; i < lines.size(); i++) {
      var tree = tree(file, i + 1, lines);
      if (tree.isPresent()) {
        accept(file, i + 1, () -> consumer.accept(tree.get()));
        count++;
      }
    }
    return count;
  }

  private static Optional<Map<?, ?>> tree(Path file, int number, List<String> lines) {
    try {
      if (JsonReader.read(lines.get(number - 1)) instanceof Map<?, ?> map) {
        return Optional.of(map);
      }
    } catch (JsonException cut) {
      if (number == lines.size()) {
        return Optional.empty();
      }
    }
    throw new AuxiliaryException(
        "%s, line %d: expected a JSON object, but found %s"
            .formatted(file, number, shortened(lines.get(number - 1))));
  }

  private static String shortened(String line) {
    return line.length() > 60 ? line.substring(0, 60) + "…" : line;
  }

  private static void accept(Path file, int number, Runnable action) {
    try {
      action.run();
    } catch (IllegalArgumentException e) {
      throw new AuxiliaryException("%s, line %d: %s".formatted(file, number, e.getMessage()), e);
    }
  }

  private static List<String> lines(Path file) {
    try (var lines = Files.lines(file)) {
      return new ArrayList<>(lines.filter(line -> !line.isBlank()).toList());
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new AuxiliaryException(
          "Expected to read %s, but could not (%s)".formatted(file, e.getMessage()), e);
    }
  }
}
