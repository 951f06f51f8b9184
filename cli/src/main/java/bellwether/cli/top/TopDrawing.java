package bellwether.cli.top;

import bellwether.cli.wording.OutcomeText;
import bellwether.cli.wording.StateText;
import bellwether.command.output.PeopleText;
import bellwether.command.output.SafeText;
import bellwether.model.JobState;
import bellwether.query.attempts.CoreShare;
import bellwether.query.live.FailedAttempt;
import bellwether.query.live.LivePicture;
import bellwether.query.live.NodeLoad;
import bellwether.query.live.RunningAttempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Draws a picture of a live run as lines: a pure function of the picture and the room for it.
///
/// What there is no room for is counted. Failures and nodes take a part of the room at most, what
/// runs takes the rest.
record TopDrawing(LivePicture picture, TopSize size, PeopleText words) {
  private static final int BAR = 24;
  private static final int SHORTEST_BAR = 6;
  private static final int MOST = 100;
  private static final int SHARE = 4;
  private static final int FEWEST = 2;

  /// As many lines as the room has at most, each within its width.
  List<TopLine> lines() {
    var lines = new ArrayList<>(head());
    int share = Math.max(FEWEST, size.height() / SHARE);
    lines.addAll(part(nodeHeading(), nodes(), share));
    int left = size.height() - lines.size();
    int unused = left - picture.running().size() - 1;
    var failures = part("LAST FAILURES", failures(), Math.max(share, unused));
    lines.addAll(part(runningHeading(), running(), left - failures.size()));
    lines.addAll(failures);
    return lines.stream().limit(size.height()).map(this::cut).toList();
  }

  /// One column stays free, since terminals differ in what comes after the last one.
  private TopLine cut(TopLine line) {
    return new TopLine(Widths.cut(line.text(), size.width() - 1), line.style());
  }

  private List<TopLine> head() {
    var run = picture.run();
    var title =
        "run %d  %s  %s  %s  %s"
            .formatted(
                run.id(),
                run.workflow(),
                StateText.of(run),
                PeopleText.duration(picture.elapsed()),
                words.time(picture.time()));
    return List.of(
        new TopLine(title, TopLine.Style.TITLE),
        TopLine.plain(progress()),
        TopLine.plain(counts()));
  }

  /// With as much of a bar as there is room for.
  private String progress() {
    var text = progressText();
    int room = Math.min(BAR, size.width() - Widths.of(text) - 4);
    var counts = picture.counts();
    return room < SHORTEST_BAR ? text : bar(counts.ended(), counts.total(), room) + " " + text;
  }

  private String progressText() {
    long done = picture.counts().ended();
    long total = picture.counts().total();
    int percent = total == 0 ? 0 : (int) (MOST * done / total);
    var left = picture.left();
    return "%s of %s ended, %d %%; %s%s in all%s"
        .formatted(
            PeopleText.count(done),
            PeopleText.count(total),
            percent,
            picture.run().isLive() ? PeopleText.rate(picture.recent()) + " now, " : "",
            PeopleText.rate(picture.overall()),
            left == null ? "" : "; " + PeopleText.duration(left) + " left");
  }

  private static String bar(long part, long all, int width) {
    int filled = all == 0 ? 0 : (int) Math.min(width, width * part / all);
    return "[" + "=".repeat(filled) + " ".repeat(width - filled) + "]";
  }

  private String counts() {
    return picture.counts().counts().entrySet().stream()
        .map(entry -> PeopleText.count(entry.getValue()) + " " + StateText.of(entry.getKey()))
        .collect(Collectors.joining(", "));
  }

  /// A heading and as many of its lines as fit; the last one counts what is left out.
  private List<TopLine> part(String heading, List<TopLine> lines, int height) {
    if (lines.isEmpty() || height < 2) {
      return List.of();
    }
    var part = new ArrayList<TopLine>();
    var full = Widths.toTheLeft(heading, size.width() - 1);
    part.add(new TopLine(full, TopLine.Style.HEADING));
    boolean all = lines.size() < height;
    part.addAll(all ? lines : lines.subList(0, height - 2));
    if (!all) {
      long more = lines.size() - (height - 2L);
      part.add(TopLine.plain("… and " + PeopleText.count(more) + " more"));
    }
    return part;
  }

  private String nodeHeading() {
    int used = picture.nodes().stream().mapToInt(NodeLoad::used).sum();
    int cores = picture.nodes().stream().mapToInt(NodeLoad::cores).sum();
    return "%s  %s of %s in use"
        .formatted(
            Widths.toTheLeft("NODE", nodeWidth()),
            PeopleText.count(used),
            PeopleText.count(cores, "core"));
  }

  private int nodeWidth() {
    return Math.max(4, longest(picture.nodes(), NodeLoad::node, size.width() / SHARE));
  }

  private List<TopLine> nodes() {
    return picture.nodes().stream().map(this::node).toList();
  }

  private TopLine node(NodeLoad node) {
    return TopLine.plain(
        "%s  %s %d of %s, %s"
            .formatted(
                Widths.toTheLeft(node.node(), nodeWidth()),
                bar(node.used(), node.cores(), BAR),
                node.used(),
                PeopleText.count(node.cores(), "core"),
                PeopleText.count(node.attempts(), "job")));
  }

  private String runningHeading() {
    return runningLine("RUNNING JOB", "ATTEMPT", "TIME", "CORES", "NODE");
  }

  private List<TopLine> running() {
    return picture.running().stream()
        .limit(size.height())
        .map(this::running)
        .collect(Collectors.collectingAndThen(Collectors.toList(), this::withRest));
  }

  /// Lines that nobody sees are not drawn, but counted.
  private List<TopLine> withRest(List<TopLine> drawn) {
    var lines = new ArrayList<>(drawn);
    while (lines.size() < picture.running().size()) {
      lines.add(TopLine.plain(""));
    }
    return lines;
  }

  private TopLine running(RunningAttempt attempt) {
    var start = attempt.start();
    return TopLine.plain(
        runningLine(
            attempt.member(),
            Integer.toString(attempt.number()),
            attempt.state() == JobState.SCHEDULED || start == null
                ? "starting"
                : PeopleText.duration(Duration.between(start, picture.time())),
            Integer.toString(attempt.cores()),
            attempt.shares().stream().map(CoreShare::node).collect(Collectors.joining(","))));
  }

  private String runningLine(String job, String attempt, String time, String cores, String node) {
    return "%s  %s  %s  %s  %s"
        .formatted(
            Widths.toTheLeft(job, jobWidth()),
            Widths.toTheRight(attempt, 7),
            Widths.toTheRight(time, 10),
            Widths.toTheRight(cores, 5),
            node);
  }

  private int jobWidth() {
    int shown = Math.min(size.height(), picture.running().size());
    return Math.max(
        11, longest(picture.running().subList(0, shown), RunningAttempt::member, size.width() / 2));
  }

  private static <T> int longest(List<T> rows, Function<T, String> text, int most) {
    return Math.min(
        most, rows.stream().map(text).map(SafeText::of).mapToInt(Widths::of).max().orElse(0));
  }

  private List<TopLine> failures() {
    return picture.failures().stream().map(this::failure).toList();
  }

  private TopLine failure(FailedAttempt failure) {
    int time = longest(picture.failures(), one -> words.time(one.time()), size.width() / 2);
    int width = longest(picture.failures(), FailedAttempt::member, size.width() / 2);
    var text =
        "%s  %s  %s%s"
            .formatted(
                Widths.toTheLeft(words.time(failure.time()), time),
                Widths.toTheLeft(failure.member(), width),
                failure.number() > 1 ? "attempt " + failure.number() + ": " : "",
                OutcomeText.of(failure.outcome()));
    return new TopLine(text, TopLine.Style.BAD);
  }
}
