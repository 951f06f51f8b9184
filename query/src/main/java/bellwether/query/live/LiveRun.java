package bellwether.query.live;

import bellwether.model.Clock;
import bellwether.model.JobState;
import bellwether.query.QueryException;
import bellwether.query.jobs.StateCounts;
import bellwether.query.live.LiveQuestions.Member;
import bellwether.query.live.LiveQuestions.Touched;
import bellwether.query.live.LiveQuestions.Window;
import bellwether.query.runs.RunRow;
import bellwether.query.runs.Runs;
import bellwether.query.sql.CatalogRows;
import bellwether.store.CatalogReader;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A run that is followed: its members are counted once, then only its new events are read. Not
/// thread-safe.
///
/// Each picture is of one moment of the catalog, and between two pictures nothing is held.
public final class LiveRun {
  private static final int FAILURES = 20;

  private final CatalogReader reader;
  private final Runs runs;
  private final Clock clock;
  private final LiveQuestions questions;
  private final LiveAttempts attempts;
  private final Map<JobState, Long> counts = new EnumMap<>(JobState.class);
  private final Map<Member, RunningAttempt> running = new HashMap<>();
  private final Deque<FailedAttempt> failures = new ArrayDeque<>();
  private List<NodeLoad> nodes = List.of();
  private @Nullable Pace pace;
  private long seen;

  /// @param reader no other question may be asked of it during [#follow]
  public LiveRun(CatalogReader reader, Runs runs, Clock clock, RunRow run) {
    var rows = new CatalogRows(reader.connection());
    this.reader = reader;
    this.runs = runs;
    this.clock = clock;
    questions = new LiveQuestions(rows, run.id(), run.origin());
    attempts = new LiveAttempts(rows, new MemberNames(rows), run.id());
  }

  /// How the run stands now.
  public LivePicture follow() {
    var connection = reader.connection();
    try {
      connection.setAutoCommit(false);
      try {
        return picture();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new QueryException(e);
    }
  }

  private LivePicture picture() {
    var run = runs.find(questions.run()).orElseThrow();
    var now = time(run);
    if (pace == null) {
      begin(run, now);
    } else {
      read(new Window(seen, questions.lastSeq()));
    }
    var stand = stand(run);
    var known = pace == null ? paced(run, now, stand) : pace;
    pace = known;
    known.add(new Pace.Sample(now, stand.ended()));
    var longest = new ArrayList<>(running.values());
    longest.sort(
        Comparator.comparing(
                (RunningAttempt attempt) -> attempt.start() == null ? Instant.MAX : attempt.start())
            .thenComparing(RunningAttempt::member));
    return new LivePicture(
        run,
        now,
        stand,
        longest,
        NodeLoad.loaded(nodes, longest),
        run.isLive() ? known.recent() : 0,
        known.overall(),
        List.copyOf(failures));
  }

  private Instant time(RunRow run) {
    if (run.isLive()) {
      return clock.now();
    }
    var last = run.endTime() == null ? questions.lastTime() : run.endTime();
    return last == null ? run.startTime() : last;
  }

  /// What a run left when it ended is told by its row, also when a later one went on.
  private StateCounts stand(RunRow run) {
    return run.counts() == null ? new StateCounts(counts) : run.counts();
  }

  private void begin(RunRow run, Instant now) {
    seen = questions.lastSeq();
    nodes = NodeLoad.idle(questions.nodes());
    if (run.counts() == null) {
      countAnew();
      questions.active().forEach(this::hold);
    }
    note(new Window(0, seen));
  }

  private void countAnew() {
    counts.clear();
    counts.putAll(runs.counts(questions.origin()).counts());
  }

  private Pace paced(RunRow run, Instant now, StateCounts stand) {
    long before = run.isResume() ? stand.ended() - questions.ends(Instant.EPOCH) : 0;
    var since = now.minus(Pace.RECENT);
    var first = new Pace.Sample(run.startTime(), before);
    return new Pace(
        first,
        since.isAfter(run.startTime())
            ? new Pace.Sample(since, stand.ended() - questions.ends(since))
            : first);
  }

  private void read(Window window) {
    if (window.isEmpty()) {
      return;
    }
    seen = window.upTo();
    var changes = questions.changes(window);
    if (changes == null) {
      countAnew();
    } else {
      changes.forEach((state, count) -> counts.merge(state, count, Long::sum));
    }
    questions.touched(window).forEach(this::hold);
    note(window);
  }

  private void hold(Touched touched) {
    if (touched.state().isActive()) {
      running.put(touched.member(), attempts.running(touched));
    } else {
      running.remove(touched.member());
    }
  }

  private void note(Window window) {
    for (var failure : questions.failures(window, FAILURES).reversed()) {
      failures.addFirst(attempts.failed(failure));
    }
    while (failures.size() > FAILURES) {
      failures.removeLast();
    }
  }
}
