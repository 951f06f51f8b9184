package bellwether.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Workflows of the package `bellwether`, used by real Python.
@Timeout(180)
class PythonWorkflowTest {
  private static final String FLOW =
      """
      import sys
      sys.modules["pandas"] = None
      import bellwether
      from bellwether import Job, Workflow
      sim = Job("sim", ["sh", "-c", "echo ${seed}$1 >> ran", "sh", "${model}"], each={"seed": "1..2", "model": ["a", "b"]})
      last = Job("last", "sort ran > sorted; echo $HOME $$ ${it}", after=[sim], stdout="out", wall_time=60, tags={"step": "last"})
      flow = Workflow("flow", [last], arguments={"year": 2020})
      flow.add(sim)
      """;

  @TempDir Path folder;
  private PythonProgram python;

  @BeforeEach
  void takeFolder() {
    python = new PythonProgram(folder);
  }

  @Test
  void anArrayAndAJobAfterItRunOnce() throws Exception {
    assertThat(python.run(FLOW + "print(flow.run(quiet=True))").out())
        .contains("Outcome(success=True, newly_done=5, done_before=0, failed=0)")
        .doesNotContain("finished in");
    assertThat(Files.readAllLines(folder.resolve("sorted")))
        .containsExactly("1a", "1b", "2a", "2b");
    assertThat(Files.readString(folder.resolve("out"))).matches(".*/home \\d+\\s+");
    assertThat(python.run(FLOW + "flow.run()").out())
        .contains("bellwether.run.WorkflowAlreadyComplete: workflow 1 is complete since run 1");
  }

  @Test
  void questionsAnswerWithListsWherePandasIsNotThere() throws Exception {
    assertThat(
            python
                .run(
                    FLOW
                        + """
                        run = flow.start()
                        print(run.run_id, run.wait().success)
                        print([(job["name"], job["members"]) for job in bellwether.jobs(run.run_id)])
                        print(len(bellwether.attempts(run.run_id)), len(bellwether.events(99)))
                        """)
                .out())
        .contains("1 True", "('last', 1)", "('sim', 4)", "5 0");
  }

  @Test
  void whatIsWrongIsAnErrorWithTheSentenceOfTheCommand() throws Exception {
    assertThat(
            python
                .run(FLOW + "flow.add(Job('late', 'true', after=['nobody']))\nflow.run(quiet=True)")
                .out())
        .contains("bellwether.api.ApiError")
        .contains("job late: dependencies.after");
  }
}
