// A workflow of four jobs, which a second start resumes or finds complete.
//
//     java -cp 'target/dist/lib/*' examples/java/Quickstart.java [FOLDER]
//
// The jobs work in the folder, quickstart where none is given.

import bellwether.client.workflow.Job;
import bellwether.client.workflow.Workflow;
import bellwether.client.workflow.WorkflowAlreadyComplete;
import bellwether.client.workflow.WorkflowResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

void main(String[] arguments) throws IOException, InterruptedException {
  Path folder = Path.of(arguments.length > 0 ? arguments[0] : "quickstart").toAbsolutePath();
  Workflow workflow = workflow(folder, script(folder));
  try {
    WorkflowResult result = workflow.run();
    IO.println("success: " + result.isSuccess() + ", workflow " + result.numbers().workflow());
    IO.println("newly done: " + result.newlyDone() + ", done before: " + result.doneBefore());
    IO.println("failed: " + result.failed());
  } catch (WorkflowAlreadyComplete complete) {
    IO.println(complete.getMessage());
  }
}

Workflow workflow(Path folder, Path script) {
  Job write = Job.shell("write", "date > written").directory(folder).memory("200M");
  Job copy = Job.shell("copy", "cp written copied").directory(folder).after(write);
  Job delete = Job.shell("delete", "rm written").directory(folder).after(copy);
  Job report =
      Job.python("report", script, 1, 2)
          .cores(1)
          .memory("1G")
          .env("OMP_NUM_THREADS", 1)
          .maxAttempts(3)
          .maxRuntime(Duration.ofMinutes(5));
  return Workflow.named("quickstart")
      .argument("user", System.getProperty("user.name"))
      .project("proj_quickstart")
      .stdout(folder.resolve("output"))
      .stderr(folder.resolve("output"))
      .job(write)
      .job(copy)
      .job(delete)
      .job(report);
}

Path script(Path folder) throws IOException {
  String text = "import os, sys\nprint(os.environ['OMP_NUM_THREADS'], sys.argv[1:])\n";
  return Files.writeString(Files.createDirectories(folder).resolve("report.py"), text);
}
