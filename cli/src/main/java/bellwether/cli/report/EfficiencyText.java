package bellwether.cli.report;

import bellwether.analyze.efficiency.Finding;
import bellwether.analyze.efficiency.JobEfficiency;
import bellwether.analyze.efficiency.Use;
import bellwether.cli.measured.Sparkline;
import bellwether.command.output.DataTexts;
import bellwether.command.output.PeopleText;
import bellwether.command.output.SafeText;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/// The efficiency of jobs, as people read it and as data.
record EfficiencyText(PrintStream out) {

  void text(JobEfficiency job) {
    out.println(
        "%s: %s, %s in all"
            .formatted(
                SafeText.of(job.job()),
                PeopleText.count(job.attempts(), "attempt"),
                seconds(job.wall())));
    row("cpu", job.cpu(), EfficiencyText::seconds, "of its cores' %s", histogram(job));
    var memory = job.memory();
    if (memory != null) {
      row("memory", memory, value -> PeopleText.bytes((long) value), "of %s", "");
    }
    row("time", job.time(), EfficiencyText::seconds, "of %s", "");
    out.println("  " + sentence(job.finding()));
  }

  private static String histogram(JobEfficiency job) {
    return job.attempts() == 1
        ? ""
        : "   attempts by part used, 0 to 100 %: "
            + Sparkline.of(job.shares().stream().map(Long::doubleValue).toList());
  }

  private void row(String name, Use use, DoubleFunction<String> words, String limit, String more) {
    var share = use.share();
    var asked = use.asked();
    out.println(
        "  %-8s %5s  %s%s%s"
            .formatted(
                name,
                share == null ? "-" : percent(share),
                words.apply(use.used()),
                asked == null ? ", no limit" : " " + limit.formatted(words.apply(asked)),
                more));
  }

  private static String percent(double share) {
    return Math.round(share * 100) + " %";
  }

  private static String seconds(double value) {
    return PeopleText.duration(Duration.ofNanos((long) (value * 1e9)));
  }

  /// What to do better, in one sentence.
  static String sentence(Finding finding) {
    return switch (finding) {
      case Finding.FewerCores(int cores, double asked) ->
          "Ask for %s instead of %s: 95 of 100 attempts used no more."
              .formatted(PeopleText.count(cores, "core"), number(asked));
      case Finding.MoreThanItsCores(double cores, double asked) ->
          "It used %s cores on average and held %s: ask for more, or start fewer threads."
              .formatted(number(cores), number(asked));
      case Finding.MostlyWaits() ->
          "It waits for something other than the CPU for most of its time: look at its input and output.";
      case Finding.NearMemory(var suggested) ->
          "It came near its memory: ask for %s.".formatted(suggested.inWords());
      case Finding.LessMemory(var suggested) ->
          "%s of memory would do, and let more jobs run at once.".formatted(suggested.inWords());
      case Finding.NearTime(var suggested) ->
          "It came near its time limit: ask for %s.".formatted(PeopleText.duration(suggested));
      case Finding.ShorterTime(var suggested) ->
          "A time limit of %s would do.".formatted(PeopleText.duration(suggested));
      case Finding.WellUsed() -> "It uses what it asks for.";
    };
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }

  void json(JobEfficiency job) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("job", job.job());
    tree.put("attempts", job.attempts());
    tree.put("wall_time_us", Math.round(job.wall() * 1e6));
    tree.put("cores", job.cores());
    tree.put("cpu_time_us", Math.round(job.cpu().used() * 1e6));
    tree.put("cpu_efficiency", job.cpu().share());
    tree.put("cpu_histogram", job.shares());
    var memory = job.memory();
    tree.put("peak_memory_bytes", memory == null ? null : (Long) Math.round(memory.used()));
    tree.put("memory_efficiency", memory == null ? null : memory.share());
    tree.put("longest_us", Math.round(job.time().used() * 1e6));
    tree.put("time_efficiency", job.time().share());
    tree.put("advice", sentence(job.finding()));
    out.println(DataTexts.json(tree));
  }
}
