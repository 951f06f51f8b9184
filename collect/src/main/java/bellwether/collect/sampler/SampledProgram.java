package bellwether.collect.sampler;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.collect.internal.papiex.TextCache;
import bellwether.collect.internal.records.ArgumentText;
import java.util.Map;

/// The program of a sampled process.
///
/// @param exename how it was called, without folders
/// @param path its file; empty where it is not known
/// @param args its arguments, without the first
/// @param tags what `PAPIEX_TAGS` held when it began
record SampledProgram(String exename, String path, String args, Map<String, String> tags) {

  /// That which a process runs now.
  static SampledProgram of(ProcStat stat, TextCache words) {
    var tags = words.tags(ProcEnvironment.of(stat.pid()).value("PAPIEX_TAGS"));
    var bytes = ProcFile.of(stat.pid(), "cmdline").bytes();
    var called = ArgumentText.programName(ArgumentText.first(bytes, 0, bytes.length));
    return new SampledProgram(
        called.isEmpty() ? stat.name() : called,
        ProcFile.target(stat.pid(), "exe"),
        ArgumentText.of(bytes, 0, bytes.length),
        tags);
  }

  /// That which an attempt starts with.
  static SampledProgram of(SampledAttempt attempt) {
    var bytes = (String.join("\0", attempt.argv()) + "\0").getBytes(UTF_8);
    return new SampledProgram(
        ArgumentText.programName(attempt.argv().getFirst()),
        "",
        ArgumentText.of(bytes, 0, bytes.length),
        Map.of());
  }
}
