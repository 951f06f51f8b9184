package bellwether.collect.session.shell;

import bellwether.collect.Collector;
import bellwether.collect.session.JobFolder;
import bellwether.collect.session.SessionException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The variables with which commands are measured, and what they hold.
///
/// @param collector the library to preload
/// @param output the prefix of the record files' paths
/// @param options words separated by commas, at least one
/// @param preloaded what `LD_PRELOAD` holds besides the collector, separated by colons; may be
///   empty
public record Instrumentation(
    Collector collector, String output, String options, String preloaded) {
  static final String PRELOAD = "LD_PRELOAD";
  static final String PRELOADED = "PAPIEX_OLD_LD_PRELOAD";
  private static final String OUTPUT = "PAPIEX_OUTPUT";
  private static final String OPTIONS = "PAPIEX_OPTIONS";

  /// What the linker takes for the end of a library's name.
  private static final String SEPARATORS = "[:\\s]+";

  /// Refuses a library that the linker could not find.
  public Instrumentation {
    if (collector.library().toString().split(SEPARATORS, 2).length > 1) {
      throw new SessionException(
          "Expected the collector at a path without blanks and colons, at which the dynamic linker splits LD_PRELOAD, but found %s; install Bellwether in another folder"
              .formatted(collector.library()));
    }
  }

  /// Measures into the folder of a job; `PAPIEX_OUTPUT` and `PAPIEX_OPTIONS` of the environment
  /// win.
  ///
  /// @param environment of the shell or command, which may be measured already
  /// @param options where the environment has none
  public static Instrumentation of(
      Collector collector, JobFolder folder, Map<String, String> environment, String options) {
    var given = environment.getOrDefault(OPTIONS, "");
    return new Instrumentation(
        collector,
        output(folder, environment.getOrDefault(OUTPUT, "")),
        given.isBlank() ? options : given,
        others(environment.getOrDefault(PRELOAD, "")));
  }

  /// A folder beside that of the job belongs to another job, which started this one.
  private static String output(JobFolder folder, String given) {
    boolean inherited =
        given.isBlank() || Objects.equals(Path.of(given).getParent(), folder.path().getParent());
    return inherited ? folder.output() : given;
  }

  private static String others(String preload) {
    return Arrays.stream(preload.split(SEPARATORS))
        .filter(library -> !library.isEmpty() && !library.endsWith("/" + Collector.LIBRARY))
        .collect(Collectors.joining(":"));
  }

  /// The assignments `NAME=value` for one command.
  public List<String> assignments() {
    return collector.assignments(output, options, preloaded);
  }

  /// Those for a shell, which goes back some day to what was preloaded before.
  List<Variable> variables() {
    var all = new ArrayList<Variable>();
    assignments().forEach(text -> all.add(Variable.of(text)));
    all.add(all.size() - 1, new Variable(PRELOADED, preloaded));
    return all;
  }
}
