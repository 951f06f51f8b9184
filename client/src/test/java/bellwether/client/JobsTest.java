package bellwether.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class JobsTest {
  private final Jobs jobs = new Jobs();

  @Test
  void turnsTheSimpleFormIntoThatOfTheProtocol() {
    jobs.add(
        SimpleJob.exec("mpi")
            .name("a")
            .args("-n", "1")
            .env(Map.of("K", "v"))
            .stdin("in")
            .stdout("out")
            .stderr("err")
            .wd("w")
            .modules("m1", "m2")
            .venv("v")
            .model("threads")
            .modelOptions(Map.of("mpirun", "/m"))
            .cores(new Amount.Range(1, 2))
            .nodes(1)
            .wallTime(Duration.ofMillis(61_500))
            .iterations(2, 5)
            .after("x", "y"));
    assertThat(jobs.ordered().getFirst())
        .isEqualTo(
            Map.of(
                "name",
                "a",
                "execution",
                Map.ofEntries(
                    Map.entry("exec", "mpi"),
                    Map.entry("args", List.of("-n", "1")),
                    Map.entry("env", Map.of("K", "v")),
                    Map.entry("stdin", "in"),
                    Map.entry("stdout", "out"),
                    Map.entry("stderr", "err"),
                    Map.entry("wd", "w"),
                    Map.entry("modules", List.of("m1", "m2")),
                    Map.entry("venv", "v"),
                    Map.entry("model", "threads"),
                    Map.entry("model_opts", Map.of("mpirun", "/m"))),
                "resources",
                Map.of(
                    "numCores", Map.of("min", 1, "max", 2),
                    "numNodes", Map.of("exact", 1),
                    "wt", "62s"),
                "iteration",
                Map.of("start", 2, "stop", 5),
                "dependencies",
                Map.of("after", List.of("x", "y"))));
  }

  @Test
  void takesTheSimpleFormOfAMap() {
    jobs.add(
        Map.of(
            "name",
            "a",
            "exec",
            "date",
            "args",
            "-u",
            "numCores",
            2,
            "iteration",
            3,
            "after",
            "b"));
    assertThat(jobs.ordered().getFirst())
        .containsEntry("execution", Map.of("exec", "date", "args", List.of("-u")))
        .containsEntry("resources", Map.of("numCores", Map.of("exact", 2)))
        .containsEntry("iteration", Map.of("start", 0, "stop", 3))
        .containsEntry("dependencies", Map.of("after", List.of("b")));
  }

  @Test
  void namesASchedulerAsTheServiceWantsIt() {
    jobs.add(Map.of("exec", "date", "numCores", Map.of("min", 1, "scheduler", "split-into")));
    jobs.add(
        SimpleJob.exec("date").cores(new Amount.Scheduled(1, "split-into", Map.of("parts", 2))));
    assertThat(jobs.ordered())
        .extracting(job -> job.get("resources"))
        .containsExactly(
            Map.of("numCores", Map.of("min", 1, "scheduler", Map.of("name", "split-into"))),
            Map.of(
                "numCores",
                Map.of(
                    "min",
                    1,
                    "scheduler",
                    Map.of("name", "split-into", "params", Map.of("parts", 2)))));
  }

  @Test
  void givesANamelessJobAUniqueName() {
    jobs.add(SimpleJob.exec("date")).add(SimpleJob.exec("date"));
    assertThat(jobs.names()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void keepsTheOrderAndForgetsWhatIsRemoved() {
    jobs.add(SimpleJob.exec("x").name("b")).add(SimpleJob.exec("x").name("a")).remove("b");
    jobs.add(SimpleJob.exec("x").name("b"));
    assertThat(jobs.names()).containsExactly("a", "b");
    assertThat(jobs.clear()).isEqualTo(2);
    assertThat(jobs.names()).isEmpty();
    assertThatThrownBy(() -> jobs.remove("a")).isInstanceOf(JobNotDefinedException.class);
  }

  static final List<Map<String, Object>> WRONG =
      List.of(
          Map.of("name", "a"),
          Map.of("exec", "x", "script", "y"),
          Map.of("exec", "x", "colour", "red"),
          Map.of("exec", 1),
          Map.of("exec", "x", "numCores", "2"),
          Map.of("exec", "x", "numCores", Map.of("exactly", 2)),
          Map.of("exec", "x", "iteration", Map.of("start", 2)),
          Map.of("exec", "x", "iteration", Map.of("stop", 2, "values", List.of("a"))),
          Map.of("exec", "x", "iteration", 65_537),
          Map.of("exec", "x", "iteration", -1));

  @ParameterizedTest
  @FieldSource("WRONG")
  void refusesWhatIsNoJob(Map<String, Object> attributes) {
    assertThatThrownBy(() -> jobs.add(attributes)).isInstanceOf(InvalidJobException.class);
    assertThat(jobs.names()).isEmpty();
  }

  @Test
  void refusesANameThatIsTaken() {
    jobs.addStd(Map.of("name", "a", "execution", Map.of("exec", "date")));
    assertThatThrownBy(() -> jobs.add(SimpleJob.exec("x").name("a")))
        .isInstanceOf(InvalidJobException.class)
        .hasMessage("Job a already in list");
  }

  @Test
  void refusesAStandardJobThatRunsNothing() {
    assertThatThrownBy(() -> jobs.addStd(Map.of("name", "a", "execution", Map.of())))
        .isInstanceOf(InvalidJobException.class);
  }

  @Test
  void loadsWhatItSaved(@TempDir Path folder) {
    Path file = folder.resolve("jobs.json");
    jobs.add(SimpleJob.exec("date").name("a").iterations(List.of("x", "y")));
    jobs.addStd(Map.of("name", "b", "execution", Map.of("script", "date")));
    jobs.save(file);
    assertThat(new Jobs().load(file).ordered()).isEqualTo(jobs.ordered());
    assertThatThrownBy(() -> jobs.save(folder)).isInstanceOf(FileException.class);
  }

  @Test
  void addsNothingOfAFileInWhichOneJobIsWrong(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("jobs.json");
    Files.writeString(
        file, "[{\"name\": \"a\", \"execution\": {\"exec\": \"x\"}}, {\"name\": \"b\"}]");
    assertThatThrownBy(() -> jobs.load(file)).isInstanceOf(InvalidJobException.class);
    Files.writeString(file, "no jobs");
    assertThatThrownBy(() -> jobs.load(file)).isInstanceOf(FileException.class);
    assertThat(jobs.names()).isEmpty();
  }
}
