package bellwether.cli.ask.sacct;

import bellwether.model.Bytes;
import bellwether.query.attempts.CoreShare;
import bellwether.query.jobs.Submissions.Submission;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A column of `sacct`, by its name there.
enum SacctField {
  JOB_ID("JobID", job -> String.valueOf(job.row().jobId())),
  JOB_NAME("JobName", job -> job.row().job()),
  PARTITION("Partition", _ -> ""),
  ACCOUNT("Account", _ -> ""),
  ALLOC_CPUS("AllocCPUS", job -> Integer.toString(job.cores())),
  STATE("State", SacctJob::state),
  EXIT_CODE("ExitCode", SacctJob::exitCode),
  ELAPSED("Elapsed", job -> span(job.elapsed())),
  ELAPSED_RAW("ElapsedRaw", job -> Long.toString(job.elapsed().toSeconds())),
  START("Start", job -> time(job.row().startTime())),
  END("End", job -> time(job.row().endTime())),
  NODE_LIST("NodeList", SacctField::nodes),
  N_NODES("NNodes", job -> Integer.toString(job.shares().size())),
  MAX_RSS("MaxRSS", job -> kibi(job.row().peakMemory())),
  TOTAL_CPU("TotalCPU", job -> cpu(job.row().cpuTime())),
  CPU_TIME_RAW("CPUTimeRAW", job -> Long.toString(job.elapsed().toSeconds() * job.cores())),
  TIMELIMIT("Timelimit", job -> limit(job.asked().map(asked -> asked.resources().wallTime()))),
  REQ_MEM("ReqMem", job -> mebi(job.asked().map(asked -> asked.resources().memory()))),
  USER("User", job -> job.asked().map(Submission::user).orElse("")),
  SUBMIT("Submit", job -> time(job.asked().map(Submission::time).orElse(null)));

  /// Those that `sacct` prints when nobody names any.
  static final List<SacctField> USUAL =
      List.of(JOB_ID, JOB_NAME, PARTITION, ACCOUNT, ALLOC_CPUS, STATE, EXIT_CODE);

  private final String title;
  private final Function<SacctJob, String> text;

  SacctField(String title, Function<SacctJob, String> text) {
    this.title = title;
    this.text = text;
  }

  static Optional<SacctField> named(String name) {
    return Arrays.stream(values()).filter(field -> field.title.equalsIgnoreCase(name)).findFirst();
  }

  static String names() {
    return Arrays.stream(values()).map(SacctField::title).collect(Collectors.joining(", "));
  }

  String title() {
    return title;
  }

  String text(SacctJob job) {
    return text.apply(job);
  }

  private static String nodes(SacctJob job) {
    var names = job.shares().stream().map(CoreShare::node).collect(Collectors.joining(","));
    return names.isEmpty() ? "None assigned" : names;
  }

  /// Local, without a zone, as there.
  private static String time(@Nullable Instant time) {
    return time == null
        ? "Unknown"
        : DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT)
            .format(LocalDateTime.ofInstant(time, ZoneId.systemDefault()));
  }

  /// `1-02:03:04`, `02:03:04`.
  private static String span(Duration time) {
    var clock =
        String.format(
            Locale.ROOT,
            "%02d:%02d:%02d",
            time.toHoursPart(),
            time.toMinutesPart(),
            time.toSecondsPart());
    return time.toDays() > 0 ? time.toDays() + "-" + clock : clock;
  }

  /// `03:04.005` below an hour.
  private static String cpu(@Nullable Duration time) {
    if (time == null) {
      return "";
    }
    return time.toHours() > 0
        ? span(time)
        : String.format(
            Locale.ROOT,
            "%02d:%02d.%03d",
            time.toMinutesPart(),
            time.toSecondsPart(),
            time.toMillisPart());
  }

  private static String kibi(@Nullable Bytes memory) {
    return memory == null ? "" : memory.count() / 1024 + "K";
  }

  private static String limit(Optional<Duration> time) {
    return time.map(SacctField::span).orElse("UNLIMITED");
  }

  private static String mebi(Optional<Bytes> memory) {
    return memory.map(bytes -> bytes.count() / (1024 * 1024) + "M").orElse("0");
  }
}
