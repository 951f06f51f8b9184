package bellwether.collect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The collector: a library that the dynamic linker loads into every process of a measured job, and
/// that writes a record file of them. Thread-safe.
///
/// Its variables are papiex's, so that scripts which set them go on to work: `PAPIEX_OUTPUT` is the
/// prefix of the file's path, a folder when it ends in `/`; any `PAPIEX_OPTIONS` switches it on;
/// `PAPIEX_TAGS` are the tags of a process.
///
/// @param library its file
public record Collector(Path library) {
  /// The end of the name of a record file; before it stands the name of the host.
  public static final String FILE_ENDING = ".records";

  /// The name of the library's file, by which it is known among others that are preloaded.
  public static final String LIBRARY = "libbellwether-collect.so";

  private static final String PROPERTY = "bellwether.collector";

  /// The collector that came with this program; empty where there was no C compiler to build it.
  public static Optional<Collector> installed() {
    var place = System.getProperty(PROPERTY);
    return Optional.ofNullable(place)
        .map(Path::of)
        .filter(Files::isRegularFile)
        .map(Collector::new);
  }

  /// The assignments `NAME=value` with which a process is measured, and all that it starts.
  ///
  /// @param output the prefix of the record file's path, absolute
  /// @param options words separated by commas, at least one; `THREADS` among them: each thread has
  ///   a record, too
  /// @param preloaded what `LD_PRELOAD` holds before; null or empty: nothing
  public List<String> assignments(String output, String options, @Nullable String preloaded) {
    return List.of(
        "PAPIEX_OUTPUT=" + output, "PAPIEX_OPTIONS=" + options, "LD_PRELOAD=" + preload(preloaded));
  }

  private String preload(@Nullable String preloaded) {
    return preloaded == null || preloaded.isEmpty()
        ? library.toString()
        : library + ":" + preloaded;
  }
}
