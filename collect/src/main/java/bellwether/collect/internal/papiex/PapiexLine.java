package bellwether.collect.internal.papiex;

import bellwether.collect.Counters;
import bellwether.collect.ProcessRecord;
import bellwether.collect.internal.epmt.TagText;
import java.util.List;

/// A process as a line of papiex's TSV, version 2, such that EPMT reads it whole.
///
/// EPMT reads quotes as Python does, though papiex writes none: a field that begins with a quote
/// would swallow the lines after it. So such a field is quoted, as EPMT's own `convert` does, whose
/// header says so by the name `finish`.
final class PapiexLine {
  /// What Python reads as one field.
  private static final int LONGEST = 128 << 10;

  private static final String CONTROLS = "\u0007\b\f\n\r\t\u000b";
  private static final String LETTERS = "abfnrtv";
  private static final List<String> COLUMNS =
      List.of(
          "tags",
          "hostname",
          "exename",
          "path",
          "exitcode",
          "exitsignal",
          "pid",
          "generation",
          "ppid",
          "pgid",
          "sid",
          "numtids",
          "start",
          "finish",
          "args");

  private PapiexLine() {}

  /// The line of the header file.
  static String header() {
    return "{%s}\t%s\n".formatted(String.join(",", Counters.PAPIEX), String.join("\t", COLUMNS));
  }

  /// The line of a process; where it has so many threads that their numbers are more than EPMT
  /// reads, they stand together as one.
  static String of(ProcessRecord process) {
    var counters = new PapiexCounters(process);
    var numbers = counters.ofThreads();
    return numbers.length() < LONGEST
        ? line(process, numbers, process.threadCount())
        : line(process, counters.ofAll(), 1);
  }

  private static String line(ProcessRecord process, String numbers, int threads) {
    return String.join(
        "\t",
        numbers,
        text(TagText.of(process.tags())),
        text(process.host()),
        text(process.exename()),
        text(process.path()),
        Long.toString(Math.max(0, process.exitCode())),
        process.exitSignal() > 0 ? "1" : "0",
        Long.toString(process.pid()),
        "0",
        Long.toString(process.parentPid()),
        Long.toString(process.groupId()),
        Long.toString(process.sessionId()),
        Integer.toString(threads),
        Long.toString(process.start()),
        Long.toString(process.end()),
        text(process.args()) + "\n");
  }

  private static String text(String value) {
    var text = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      int control = CONTROLS.indexOf(value.charAt(i));
      text.append(control < 0 ? value.substring(i, i + 1) : "\\" + LETTERS.charAt(control));
    }
    cut(text);
    return text.indexOf("\"") == 0 ? '"' + text.toString().replace("\"", "\"\"") + '"' : text + "";
  }

  private static void cut(StringBuilder text) {
    if (text.length() >= LONGEST) {
      boolean splits = Character.isHighSurrogate(text.charAt(LONGEST - 2));
      text.setLength(splits ? LONGEST - 2 : LONGEST - 1);
    }
  }
}
