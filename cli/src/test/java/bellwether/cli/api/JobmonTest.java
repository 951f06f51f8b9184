package bellwether.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The package `jobmon`, used by real Python.
@Timeout(180)
class JobmonTest {
  private static final String HEAD =
      """
      from jobmon.workflow.bash_task import BashTask
      from jobmon.workflow.python_task import PythonTask
      from jobmon.workflow.r_task import RTask
      from jobmon.workflow.stata_task import StataTask
      from jobmon.workflow.workflow import Workflow, WorkflowAlreadyComplete

      def refused(action):
          try:
              action()
          except (TypeError, ValueError, WorkflowAlreadyComplete) as refusal:
              print(type(refusal).__name__, refusal)
          else:
              print("not refused")

      """;

  private static final String TWO =
      HEAD
          + """
          flow = Workflow(workflow_args="two", stdout="%1$s", stderr="%1$s", project="proj")
          first = BashTask("echo one; echo first >> ran", name="first")
          second = BashTask("test -e ok && echo second >> ran", upstream_tasks=[first], max_attempts=1)
          flow.add_tasks([second, first])
          outcome = flow.run()
          print(outcome, bool(outcome))
          """;

  @TempDir Path folder;
  private PythonProgram python;

  @BeforeEach
  void takeFolder() {
    python = new PythonProgram(folder);
  }

  private String said(String text) throws Exception {
    return python.run(HEAD + text).out();
  }

  private List<String> ran() throws IOException {
    return Files.readAllLines(folder.resolve("ran"));
  }

  private List<Path> files(String pattern) throws IOException {
    try (var files = Files.walk(folder)) {
      var matcher = Pattern.compile(pattern);
      return files.filter(file -> matcher.matcher(file.toString()).find()).sorted().toList();
    }
  }

  @Test
  void runsWhatIsThereAndResumesWhatIsLeft() throws Exception {
    assertThat(python.run(TWO.formatted("logs")).out())
        .contains("workflow_id 1, dag_id 1, run 1")
        .contains("Outcome(success=False, newly_done=1, done_before=0, failed=1) False");
    Files.createFile(folder.resolve("ok"));
    assertThat(python.run(TWO.formatted("logs")).out())
        .contains("workflow_id 1, dag_id 1, run 2")
        .contains("Outcome(success=True, newly_done=1, done_before=1, failed=0) True");
    assertThat(ran()).containsExactly("first", "second");
  }

  @Test
  void aCompleteWorkflowIsRefused() throws Exception {
    Files.createFile(folder.resolve("ok"));
    python.run(TWO.formatted("logs"));
    var again = python.run(TWO.formatted("logs"));
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.out()).contains("WorkflowAlreadyComplete: workflow 1 is complete since run 1");
  }

  @Test
  void aResumedRunWritesIntoOtherFolders() throws Exception {
    python.run(TWO.formatted("logs"));
    Files.createFile(folder.resolve("ok"));
    python.run(TWO.formatted("other/logs"));
    assertThat(files("/logs/first\\.o\\d+$")).hasSize(1);
    assertThat(Files.readString(files("/logs/first\\.o\\d+$").getFirst())).isEqualTo("one\n");
    assertThat(files("/other/logs/task_[0-9a-f]{16}\\.[oe]\\d+$")).hasSize(2);
  }

  @Test
  void otherArgumentsAreAnotherWorkflow() throws Exception {
    python.run(TWO.formatted("logs"));
    assertThat(python.run(TWO.replace("\"two\"", "\"three\"").formatted("logs")).out())
        .contains("the argument workflow_args is three instead of two")
        .contains("workflow_id 2, dag_id 2, run 2");
  }

  @Test
  void withoutArgumentsAWorkflowHasAUuidByWhichItIsResumed() throws Exception {
    assertThat(
            said(
                """
                flow = Workflow()
                flow.add_task(BashTask("test -e ok", max_attempts=1))
                print(len(flow.workflow_args), flow.run().failed)
                open("ok", "w").close()
                again = Workflow(workflow_args=flow.workflow_args)
                again.add_task(BashTask("test -e ok", max_attempts=1))
                print(again.run(), again.workflow_id == flow.workflow_id)
                """))
        .contains("36 1")
        .contains("Outcome(success=True, newly_done=1, done_before=0, failed=0) True");
  }

  @Test
  void variablesHoldForTheWholeCommandAndTextsArriveAsTheyAre() throws Exception {
    said(
        """
        flow = Workflow(workflow_args=7)
        flow.add_task(BashTask('echo "$A $it"; echo ${A}b $date; [ $$ -gt 1 ] && echo pid', {"A": "x $it"}, name="a"))
        flow.stdout = "out"
        print(flow.run(), *flow.tasks)
        """);
    var out = files("/out/a\\.o\\d+$");
    assertThat(Files.readAllLines(out.getFirst())).containsExactly("x $it ", "x $itb", "pid");
  }

  @Test
  void variablesAreShownBeforeTheCommandAndBelongToTheTask() throws Exception {
    assertThat(
            said(
                """
                one, two = (BashTask("a; b", env_variables={"N": n}) for n in (1, 2))
                print(one.command, one.name != two.name)
                """))
        .contains("N=1 a; b True");
  }

  @Test
  void scriptsOfPythonRAndStataGetNumbersAndHomes() throws Exception {
    assertThat(
            said(
                """
                print(PythonTask(path_to_python_binary="/py", script="~/a b.py", args=[1, "x y"]).command)
                print(RTask(script="a.R", args=[1]).command)
                print(StataTask(script="a.do", args=[2]).command)
                """))
        .contains("/py '%s/home/a b.py' 1 'x y'".formatted(folder))
        .contains("Rscript a.R 1")
        .contains("stata-mp -q -b do a.do 2");
  }

  @Test
  void whatCannotBeATaskIsRefused() throws Exception {
    assertThat(
            said(
                """
                flow = Workflow(workflow_args="w")
                flow.add_task(BashTask("true"))
                refused(lambda: flow.add_task(BashTask("true", name="other")))
                for name in ["", "1st", "a/b", "a\\\\b", "a'b", 'a"b', "a b"]:
                    refused(lambda: BashTask("x", name=name))
                flow.add_task(BashTask("b", upstream_tasks=[BashTask("a")]))
                refused(flow.run)
                """))
        .contains("Expected each command once in a workflow, but it has this one already: true")
        .contains("Expected all upstream tasks in the workflow, but that of b is not: a")
        .doesNotContain("not refused");
  }

  @Test
  void tasksThatWaitForEachOtherAreRefused() throws Exception {
    assertThat(
            said(
                """
                a, b = BashTask("a"), BashTask("b")
                a.add_upstream(b)
                b.add_upstream(a)
                flow = Workflow(workflow_args="circle")
                flow.add_tasks([a, b])
                refused(flow.run)
                """))
        .contains("ApiError")
        .contains("circle");
  }

  @Test
  void whatItNeedsIsRecorded() throws Exception {
    said(
        """
        flow = Workflow(workflow_args="w", project="proj")
        flow.add_task(BashTask("true", slots=2, mem_free=4, max_runtime=90, name="n", tag="t"))
        flow.run()
        """);
    var jobs = new CommandLine(folder).execute("sql", "--json", "SELECT tags FROM jobs");
    assertThat(jobs.out()).contains("mem_free", "project", "proj");
    var runs = new CommandLine(folder).execute("sql", "--json", "SELECT project FROM workflow_run");
    assertThat(runs.out()).contains("proj");
  }

  @Test
  void aKilledScriptStopsItsRunAndTheNextResumesIt() throws Exception {
    var script =
        HEAD
            + """
            flow = Workflow(workflow_args="long")
            first = BashTask("echo first >> ran")
            flow.add_tasks([first, BashTask("echo second >> ran; test -e ok || { echo yes > waits; sleep 1000; }", upstream_tasks=[first])])
            print(flow.run())
            """;
    var process = python.start(script);
    await("waits", "yes");
    process.destroyForcibly().waitFor();
    Files.createFile(folder.resolve("ok"));
    assertThat(python.run(script).out())
        .contains("Outcome(success=True, newly_done=1, done_before=1, failed=0)");
    assertThat(ran()).containsExactly("first", "second", "second");
    assertThat(new CommandLine(folder).execute("runs", "--json").out())
        .contains("STOPPED")
        .contains("the program that started it is gone");
  }

  @Test
  void anInterruptedScriptStopsItsRunBeforeItEnds() throws Exception {
    var process =
        python.start(
            HEAD
                + """
                import signal
                signal.signal(signal.SIGINT, signal.default_int_handler)
                flow = Workflow(workflow_args="long")
                flow.add_task(BashTask("echo began >> ran; sleep 1000"))
                flow.run()
                """);
    await("ran", "began");
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(python.said()).contains("KeyboardInterrupt");
    assertThat(new CommandLine(folder).execute("runs", "--json").out()).contains("STOPPED");
  }

  private void await(String name, String word) throws Exception {
    var file = folder.resolve(name);
    while (!Files.exists(file) || !Files.readString(file).contains(word)) {
      Thread.sleep(20);
    }
  }
}
