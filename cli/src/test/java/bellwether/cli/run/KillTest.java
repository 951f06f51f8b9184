package bellwether.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.launch.ProcessIdentity;
import bellwether.model.JobState;
import bellwether.store.Catalog;
import bellwether.store.CatalogOptions;
import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import bellwether.store.Replay;
import bellwether.store.StoredJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real manager, killed fifty times at random moments and resumed, with an array, retries and a
/// chain: nothing is lost, nothing runs again after its end was recorded, nothing starts before
/// what it comes after, the events alone tell every state, and what jobs left behind in sessions of
/// their own ends with them.
class KillTest {
  private static final int KILLS = 50;
  private static final int MEMBERS = 2300;
  private static final int FLAKY = 100;
  private static final int LINKS = 60;
  private static final int MOST = 20;

  /// How long a stray sleeps: the fraction tells it from any other process of the machine.
  private static final String STRAY = "300." + ProcessHandle.current().pid();

  @TempDir Path folder;
  private final Random random = new Random(20261123);
  private int caughtAtWork;
  private final Map<Integer, Long> linesAtEnd = new HashMap<>();

  @Test
  void losesNothingAndRepeatsNothing() throws Exception {
    var running = start();
    for (int kill = 0; kill < KILLS; kill++) {
      if (kill % 2 == 0) {
        awaitWork(running);
      }
      kill(running, random.nextInt(kill % 2 == 0 ? 300 : 1_000));
      remember();
      if (kill % 5 == 4) {
        assertReplayed();
      }
      caughtAtWork += caughtAtWork() ? 1 : 0;
      running = start();
    }
    assertThat(running.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(running.exitValue()).isZero();
    assertThat(finished()).hasSize(MEMBERS);
    assertThat(ended("flaky")).isEqualTo(FLAKY);
    assertThat(folder.resolve("link." + LINKS)).exists();
    assertThat(files("stray.")).as("strays that there were").isGreaterThan(MOST);
    assertThat(strays()).as("strays that live").isEmpty();
    assertReplayed();
    assertThat(caughtAtWork).as("kills while jobs ran").isGreaterThan(MOST);
    for (var member : linesAtEnd.entrySet()) {
      assertThat(lines(member.getKey()))
          .as("runs of " + member.getKey())
          .isEqualTo(member.getValue());
    }
  }

  private Process start() throws IOException {
    return new ManagerProcess(folder, Map.of()).start(hasRun() ? "--resume" : jobFile().toString());
  }

  /// An array, members that fail at their first attempt, and a chain of which each link needs the
  /// file of the one before.
  private Path jobFile() throws IOException {
    var jobs = new ArrayList<String>();
    jobs.add(
        job(
            "many",
            "echo x >> out.${it}; case ${it} in *0) (touch stray.${it}; exec setsid sleep "
                + STRAY
                + ") & esac; sleep 0.03",
            ", \"iteration\": {\"stop\": %d}".formatted(MEMBERS)));
    jobs.add(
        job(
            "flaky",
            "[ -e again.${it} ] || { touch again.${it}; exit 1; }",
            ", \"iteration\": {\"stop\": %d}, \"max_attempts\": 2, \"priority\": 1"
                .formatted(FLAKY)));
    for (int link = 1; link <= LINKS; link++) {
      var before =
          link == 1 ? "" : ", \"dependencies\": {\"after\": [\"link%d\"]}".formatted(link - 1);
      var work =
          "[ %d = 1 ] || [ -e link.%d ] && sleep 0.05 && touch link.%d"
              .formatted(link, link - 1, link);
      jobs.add(job("link" + link, work, before + ", \"priority\": 1"));
    }
    var text = "[{\"request\": \"submit\", \"jobs\": [%s]}]".formatted(String.join(",\n", jobs));
    return Files.writeString(folder.resolve("jobs.json"), text);
  }

  private static String job(String name, String work, String more) {
    return "{\"name\": \"%s\", \"execution\": {\"exec\": \"sh\", \"args\": [\"-c\", \"%s\"]}%s}"
        .formatted(name, work, more);
  }

  private static void kill(Process running, long millis) throws InterruptedException {
    // Not a wait for something to happen: the moment of the kill is what is random.
    if (!running.waitFor(millis, TimeUnit.MILLISECONDS)) {
      running.destroyForcibly().waitFor();
    }
  }

  /// Waits until a manager has started a member that no manager before it had, so that the kill
  /// falls into its work however long its start takes.
  private void awaitWork(Process running) throws IOException, InterruptedException {
    long before = members();
    for (int i = 0; i < 4_000 && running.isAlive() && members() <= before; i++) {
      running.waitFor(5, TimeUnit.MILLISECONDS);
    }
  }

  private long members() throws IOException {
    return files("out.");
  }

  private long files(String beginning) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith(beginning)).count();
    }
  }

  private static List<ProcessHandle> strays() {
    return ProcessHandle.allProcesses()
        .filter(
            process -> process.info().arguments().map(List::of).orElse(List.of()).contains(STRAY))
        .toList();
  }

  /// What the catalog says has ended must not run again, whatever happens.
  private void remember() throws IOException {
    for (int member : finished()) {
      long lines = lines(member);
      assertThat(lines).isPositive();
      linesAtEnd.putIfAbsent(member, lines);
    }
  }

  private boolean caughtAtWork() {
    try (var catalog = catalog()) {
      return catalog.lastRun().map(run -> catalog.loadJobs(run.origin())).orElse(List.of()).stream()
          .anyMatch(job -> !job.left().isEmpty());
    }
  }

  private long ended(String job) {
    return jobs().stream()
        .filter(stored -> isNamed(stored, job))
        .mapToLong(stored -> finished(stored).size())
        .sum();
  }

  /// Holds what the events tell against what the catalog says.
  private void assertReplayed() {
    var jobs = jobs();
    try (var catalog = catalog();
        var reader = CatalogReader.open(place())) {
      long origin = catalog.lastRun().orElseThrow().origin();
      var replay = reader.replay(origin);
      jobs.forEach(job -> assertReplayed(replay, job));
    }
  }

  private static boolean isNamed(StoredJob job, String name) {
    return job.descriptionJson().contains("\"name\":\"%s\"".formatted(name));
  }

  private static void assertReplayed(Replay replay, StoredJob job) {
    for (int i = 0; i < job.members().size(); i++) {
      var told = replay.member(job.id(), job.members().ordinal(i));
      assertThat(told.state()).isEqualTo(job.members().state(i));
      assertThat(told.cause()).isEqualTo(job.members().cause(i));
    }
    assertThat(replay.common(job.id()).state()).isEqualTo(job.common());
  }

  private List<StoredJob> jobs() {
    try (var catalog = catalog()) {
      return catalog.lastRun().map(run -> catalog.loadJobs(run.origin())).orElse(List.of());
    }
  }

  private List<Integer> finished() {
    try (var catalog = catalog()) {
      return catalog.lastRun().map(run -> catalog.loadJobs(run.origin())).orElse(List.of()).stream()
          .filter(job -> isNamed(job, "many"))
          .flatMap(job -> finished(job).stream())
          .toList();
    }
  }

  private static List<Integer> finished(StoredJob job) {
    return IntStream.range(0, job.members().size())
        .filter(i -> job.members().state(i) == JobState.JOB_FINISHED)
        .mapToObj(job.members()::ordinal)
        .toList();
  }

  private boolean hasRun() {
    try (var catalog = catalog()) {
      return catalog.lastRun().filter(run -> !catalog.loadJobs(run.origin()).isEmpty()).isPresent();
    }
  }

  private CatalogPlace place() {
    return new CatalogPlace(folder.resolve("catalog.db"));
  }

  private Catalog catalog() {
    return Catalog.open(
        place(),
        CatalogOptions.of(m -> new ProcessIdentity(m.pid(), m.startTicks(), m.bootId()).isAlive()));
  }

  private long lines(int member) throws IOException {
    var file = folder.resolve("out." + member);
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }
}
