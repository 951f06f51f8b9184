package bellwether.client.internal;

import bellwether.client.FileException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The files in which services tell their addresses: `.qcgpjm-service-*/address` below a folder.
public final class AddressFiles {
  private static final Pattern COMPLETE = Pattern.compile("\\w+://.+:\\d+");
  private final Path folder;
  private final Map<Path, FileTime> old;

  private AddressFiles(Path folder) {
    this.folder = folder;
    this.old = files();
  }

  /// Looks from now on for files that are new.
  public static AddressFiles below(Path folder) {
    return new AddressFiles(folder);
  }

  public Path folder() {
    return folder;
  }

  /// The address in a file that was written since.
  public Optional<String> newAddress() {
    return files().entrySet().stream()
        .filter(file -> !file.getValue().equals(old.get(file.getKey())))
        .map(file -> read(file.getKey()))
        .filter(text -> COMPLETE.matcher(text).matches())
        .findFirst();
  }

  private Map<Path, FileTime> files() {
    Map<Path, FileTime> times = new HashMap<>();
    if (!Files.isDirectory(folder)) {
      return times;
    }
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(folder, ".qcgpjm-service-*")) {
      for (Path home : homes) {
        Path file = home.resolve("address");
        if (Files.exists(file)) {
          times.put(file, Files.getLastModifiedTime(file));
        }
      }
      return times;
    } catch (IOException e) {
      throw new FileException("The addresses below " + folder + " could not be read: " + e, e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new FileException("The address in " + file + " could not be read: " + e, e);
    }
  }
}
