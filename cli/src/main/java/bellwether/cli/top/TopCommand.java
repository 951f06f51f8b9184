package bellwether.cli.top;

import bellwether.cli.ask.View;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.Listing;
import bellwether.command.output.PeopleText;
import bellwether.model.Clock;
import bellwether.query.live.LivePicture;
import bellwether.query.live.LiveRun;
import bellwether.query.runs.RunRow;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bellwether top`: shows a run while it lasts.
@Command(
    name = "top",
    sortOptions = false,
    description = {
      "Show a run while it lasts: what runs where, how full the nodes are, how fast jobs end, what failed last.",
      "On a terminal until the run ends, or q; elsewhere as text, once. Without RUN: the latest that is at work."
    },
    footer = {
      "",
      "Examples:",
      "  bellwether top",
      "  bellwether top 3 --interval 5",
      "  bellwether top --interval 60 >> progress.txt",
      "  bellwether top --json --count 1"
    })
public final class TopCommand implements Callable<Integer> {
  private static final double LONGEST = 86_400;
  private static final int NANOS = 1_000_000_000;

  /// The part of its time in which it may work is one of so many, unless it would stand still.
  private static final int RESTRAINT = 40;

  private static final long LONGEST_RESTRAINT = 3L * NANOS;

  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();

  @Parameters(arity = "0..1", paramLabel = "RUN", description = "The number of a run.")
  private @Nullable Long number;

  @Option(
      names = "--interval",
      paramLabel = "SECONDS",
      description =
          "Time between two pictures (default: 1); on a file or pipe: until the run ends.")
  private @Nullable Double interval;

  @Option(names = "--count", paramLabel = "N", description = "At most so many pictures.")
  private @Nullable Integer count;

  public TopCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    require();
    try (var view = new View(global, console)) {
      var run = number == null ? live(view) : view.run(number);
      var live = new LiveRun(view.reader(), view.runs(), Clock.system(), run);
      return onTerminal() && run.isLive() ? watch(live) : print(live);
    }
  }

  private void require() {
    if (interval != null && !(interval > 0 && interval <= LONGEST)) {
      throw CommandException.wrongInput(
          "Expected more than 0 and at most %.0f seconds after --interval, but found %s"
              .formatted(LONGEST, interval));
    }
    if (count != null && count < 1) {
      throw CommandException.wrongInput(
          "Expected a number from 1 after --count, but found " + count);
    }
  }

  private static RunRow live(View view) {
    return view.runs().all().reversed().stream()
        .filter(RunRow::isLive)
        .findFirst()
        .orElseThrow(() -> {
          var latest = view.run(null);
          return CommandException.notFound(
              "No run is at work in %s; the latest was run %d, see: bellwether top %2$d"
                  .formatted(view.place(), latest.id()));
        });
  }

  private boolean onTerminal() {
    var kind = console.environment().getOrDefault("TERM", "dumb");
    return console.screen().terminal()
        && console.interactive()
        && !global.json
        && !kind.equals("dumb");
  }

  private int watch(LiveRun live) {
    LivePicture picture;
    TopSize size;
    try (var terminal = new TopTerminal(console)) {
      int shown = 0;
      do {
        long start = System.nanoTime();
        picture = live.follow();
        terminal.show(lines(picture, terminal.size()));
        shown++;
        if (!wait(terminal, picture, pause(start))) {
          return terminal.status();
        }
      } while (goesOn(picture, shown));
      size = terminal.size();
    }
    // On the screen that was there before, for reading on.
    write(lines(picture, size));
    return 0;
  }

  /// Returns whether to go on.
  private static boolean wait(TopTerminal terminal, LivePicture picture, Duration pause) {
    if (!picture.run().isLive()) {
      return true;
    }
    long end = System.nanoTime() + pause.toNanos();
    var what = terminal.await(pause);
    while (what == TopTerminal.Wait.RESIZED) {
      terminal.show(lines(picture, terminal.size()));
      what = terminal.await(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }
    return what == TopTerminal.Wait.OVER;
  }

  private int print(LiveRun live) throws InterruptedException {
    int most = count == null && interval == null ? 1 : count == null ? Integer.MAX_VALUE : count;
    LivePicture picture;
    int shown = 0;
    do {
      long start = System.nanoTime();
      picture = live.follow();
      print(picture, shown++);
      if (shown < most && picture.run().isLive()) {
        Thread.sleep(pause(start));
      }
    } while (shown < most && picture.run().isLive());
    return 0;
  }

  private void print(LivePicture picture, int before) {
    var out = console.out();
    if (global.json) {
      out.println(TopJson.of(picture));
    } else {
      out.print(before == 0 ? "" : System.lineSeparator());
      write(lines(picture, TopSize.PLAIN));
    }
    out.flush();
    Listing.check(out);
  }

  private void write(List<TopLine> lines) {
    lines.forEach(line -> console.out().println(line.text().stripTrailing()));
  }

  private boolean goesOn(LivePicture picture, int shown) {
    return picture.run().isLive() && (count == null || shown < count);
  }

  /// The more there is to read, the longer the run is left alone.
  private Duration pause(long start) {
    long said = (long) ((interval == null ? 1 : interval) * NANOS);
    long restraint = Math.min(LONGEST_RESTRAINT, RESTRAINT * (System.nanoTime() - start));
    return Duration.ofNanos(Math.max(said, restraint));
  }

  private static List<TopLine> lines(LivePicture picture, TopSize size) {
    var words = new PeopleText(ZoneId.systemDefault(), picture.time());
    return new TopDrawing(picture, size, words).lines();
  }
}
