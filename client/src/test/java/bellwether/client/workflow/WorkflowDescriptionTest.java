package bellwether.client.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bellwether.model.Bytes;
import bellwether.model.Clock;
import bellwether.model.JobDescription;
import bellwether.model.Request;
import bellwether.model.jobfile.JobFile;
import bellwether.model.jobfile.JobFileReader;
import bellwether.model.jobfile.SubmitContext;
import bellwether.model.jobfile.Syntax;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a workflow says is what a job file says.
class WorkflowDescriptionTest {
  private static final String YAML =
      """
      name: flow
      arguments: {user: ann, year: "2026"}
      description: Two jobs.
      defaults: {project: proj, stdout: logs}
      jobs:
        - name: sim
          for: {seed: 1..3, model: [a, b]}
          execution: {exec: bash, args: [-c, "echo ${seed} ${model}"]}
          resources: {numCores: 2, memory: 512M, runtime: 90s}
        - name: last
          execution: {exec: python3, args: [fit.py, --seed, "3", "a $$b"], env: {A: "1"}, wd: work, stdin: in, stdout: o, append: true}
          resources: {numCores: 1}
          max_attempts: 3
          priority: 7
          tags: {step: fit}
          dependencies: {after: [sim]}
      """;

  private static final Workflow FLOW =
      Workflow.named("flow")
          .argument("user", "ann")
          .argument("year", 2026)
          .description("Two jobs.")
          .project("proj")
          .stdout(Path.of("logs"))
          .job(
              Job.shell("sim", "echo ${seed} ${model}")
                  .each("seed", 1, 3)
                  .each("model", List.of("a", "b"))
                  .cores(2)
                  .memory(Bytes.ofMebi(512))
                  .maxRuntime(Duration.ofSeconds(90)))
          .job(
              Job.python("last", Path.of("fit.py"), "--seed", 3, "a $b")
                  .env("A", 1)
                  .directory(Path.of("work"))
                  .stdin("in")
                  .stdout("o")
                  .append()
                  .maxAttempts(3)
                  .priority(7)
                  .tag("step", "fit")
                  .after("sim"));

  private static JobFile read(String text) {
    return new JobFileReader(SubmitContext.first(Clock.system()))
        .readFile(text, Syntax.of("-", text), "-");
  }

  private static List<JobDescription> jobs(JobFile file) {
    return ((Request.Submit) file.requests().getFirst()).jobs();
  }

  @Test
  void saysWhatAJobFileSays() {
    assertThat(jobs(read(FLOW.jobFile()))).isEqualTo(jobs(read(YAML)));
    assertThat(read(FLOW.jobFile()).workflow()).isEqualTo(read(YAML).workflow());
  }

  @Test
  void aJobStaysAsItIs() {
    var job = Job.shell("a", "true");
    var more = job.cores(4).env("A", "1").after("b");
    assertThat(job.description().tree()).isNotEqualTo(more.description().tree());
    assertThat(job.description().table("resources").tree()).isEqualTo(Map.of("numCores", 1));
  }

  @Test
  void jobsMayFollowOneAnotherByThemselves() {
    var first = Job.shell("first", "true");
    var last = Job.shell("last", "true").after(first).after("other");
    assertThat(last.description().table("dependencies").tree())
        .isEqualTo(Map.of("after", List.of("first", "other")));
  }

  @Test
  void partsOfASecondCountAsOne() {
    var job = Job.shell("a", "true").maxRuntime(Duration.ofMillis(1500));
    assertThat(job.description().table("resources").tree()).containsEntry("runtime", "2s");
  }

  @Test
  void refusesTwoJobsOfOneName() {
    var flow = Workflow.named("flow").job(Job.shell("a", "true"));
    assertThatThrownBy(() -> flow.job(Job.shell("a", "false")))
        .isInstanceOf(DuplicateJobException.class)
        .hasMessage(
            "Expected each job's name once in workflow flow, but found a twice; give one of the jobs another name");
  }

  @Test
  void saysAllThatIsWrongBeforeAnythingStarts() {
    var flow =
        Workflow.named("flow").job(Job.shell("a", "true").cores(0).memory("much").after("b"));
    var wrong =
        catchThrowableOfType(
            InvalidWorkflowException.class, () -> flow.start(StartOptions.DEFAULT));
    assertThat(wrong)
        .hasMessageContaining(
            "workflow flow: job a: resources.memory: expected an amount of memory such as 2G or 512M, or a number of MiB, but found \"much\"")
        .hasMessageContaining("job a: resources.numCores: ");
    assertThat(wrong.problems()).hasSizeGreaterThan(1);
  }
}
