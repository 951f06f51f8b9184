package bellwether.collect.sampler;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.collect.sampler.SampledAttempt.Mark;

/// The environment of a process as its program began with it.
///
/// @param text the assignments, with a NUL before each and after the last
record ProcEnvironment(String text) {

  /// That of a process; empty where it cannot be seen.
  static ProcEnvironment of(int pid) {
    return new ProcEnvironment(
        "\0" + new String(ProcFile.of(pid, "environ").bytes(), UTF_8) + "\0");
  }

  /// The variable's value; empty when it is not set.
  String value(String variable) {
    int start = text.indexOf("\0" + variable + "=");
    if (start < 0) {
      return "";
    }
    int from = start + variable.length() + 2;
    return text.substring(from, text.indexOf('\0', from));
  }

  Mark mark() {
    return new Mark(
        value("BELLWETHER_MARK"),
        value("BELLWETHER_JOB"),
        value("BELLWETHER_ITERATION"),
        value("BELLWETHER_ATTEMPT"));
  }
}
