package bellwether.qcg.files;

import bellwether.model.text.SecretNames;
import bellwether.qcg.files.internal.OwnFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The folder `.qcgpjm-service-ID` in which a service keeps its files; only its user may look into
/// it.
///
/// @param path absolute
public record AuxiliaryDirectory(Path path) {
  private static final String PREFIX = ".qcgpjm-service-";

  public AuxiliaryDirectory {
    path = path.toAbsolutePath().normalize();
  }

  /// The folder of a service in its working directory; made when it is not there.
  ///
  /// @throws AuxiliaryException when it cannot be made
  public static AuxiliaryDirectory make(Path workingDirectory, String id) {
    var directory = new AuxiliaryDirectory(workingDirectory.resolve(PREFIX + id));
    try {
      OwnFiles.makeFolder(directory.path);
      return directory;
    } catch (IOException e) {
      throw new AuxiliaryException(
          "Expected to make the directory %s, but could not (%s); choose another with --wd"
              .formatted(directory.path, e),
          e);
    }
  }

  /// The folder that `--resume` means: the place itself, or of those in it the one that was changed
  /// last.
  ///
  /// @throws AuxiliaryException when there is none
  public static AuxiliaryDirectory find(Path place) {
    var absolute = place.toAbsolutePath().normalize();
    return isAuxiliary(absolute)
        ? new AuxiliaryDirectory(absolute)
        : newestIn(absolute)
            .orElseThrow(() ->
                new AuxiliaryException(
                    "Resume directory %s not exists or is not valid QCG-PilotJob auxiliary directory"
                        .formatted(place)));
  }

  /// Closes it to others, as an earlier service may have left it open.
  ///
  /// @throws AuxiliaryException when that is not possible
  public void closeToOthers() {
    try {
      OwnFiles.closeFolder(path);
    } catch (IOException e) {
      throw new AuxiliaryException(
          "Expected to close the directory %s to others, but could not (%s)".formatted(path, e), e);
    }
  }

  /// The one in a folder that was changed last; empty: there is none.
  public static Optional<AuxiliaryDirectory> newestIn(Path folder) {
    try (var entries = Files.list(folder)) {
      return entries
          .filter(AuxiliaryDirectory::isAuxiliary)
          .max(Comparator.comparing(AuxiliaryDirectory::changed))
          .map(AuxiliaryDirectory::new);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean isAuxiliary(Path path) {
    var name = path.getFileName();
    return name != null && name.toString().startsWith(PREFIX) && Files.isDirectory(path);
  }

  private static FileTime changed(Path path) {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException gone) {
      return FileTime.fromMillis(0);
    }
  }

  /// A file in it; an absolute name stands for itself.
  public Path file(String name) {
    return path.resolve(name);
  }

  /// Writes `env.log`: the service's own environment, one `NAME=value` each, without the values of
  /// secrets.
  public void writeEnvironment(Map<String, String> environment) {
    write(
        "env.log",
        SecretNames.of(environment).masked(environment).entrySet().stream()
            .map(variable -> variable.getKey() + "=" + variable.getValue() + "\n")
            .collect(Collectors.joining()));
  }

  /// Writes `address`, without an end of line: readers take the whole text.
  public void writeAddress(String address) {
    write("address", address);
  }

  /// Writes the address into a file elsewhere, too: for who started the service and waits.
  public static void announce(Path file, String address) {
    write(file, address);
  }

  /// Writes `final_status.json`.
  ///
  /// @param data of an answer to `status`, as JSON
  public void writeFinalStatus(String data) {
    write("final_status.json", data);
  }

  private void write(String name, String text) {
    write(file(name), text);
  }

  private static void write(Path file, String text) {
    try {
      OwnFiles.write(file, text);
    } catch (IOException e) {
      throw new AuxiliaryException(
          "Expected to write %s, but could not (%s)".formatted(file, e), e);
    }
  }
}
