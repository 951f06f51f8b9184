// Runs five jobs and tells how they ended.
//
//     java --enable-native-access=ALL-UNNAMED -cp 'target/dist/lib/*' examples/java/Example.java [ADDRESS]
//
// With an address it submits to the service there, else it starts a service of its own.

import bellwether.client.JobInfo;
import bellwether.client.JobStatus;
import bellwether.client.Jobs;
import bellwether.client.LocalManager;
import bellwether.client.Manager;
import bellwether.client.SimpleJob;
import java.time.Duration;
import java.util.List;
import java.util.Map;

void main(String[] arguments) throws InterruptedException {
  try (Manager manager =
      arguments.length > 0 ? Manager.connect(arguments[0]) : LocalManager.start()) {
    IO.println("cores: " + manager.resources().totalCores());
    runJobs(manager);
  }
}

void runJobs(Manager manager) throws InterruptedException {
  Jobs jobs =
      new Jobs()
          .add(SimpleJob.exec("hostname").name("where").stdout("where.out"))
          .add(SimpleJob.script("test ${it} -ne 2").name("not-two").iterations(4).after("where"));
  List<String> names = manager.submit(jobs);
  Map<String, JobStatus> ended = manager.wait4(names, Duration.ofMinutes(1));
  for (String name : names) {
    IO.println(name + ": " + ended.get(name));
  }
  for (JobInfo iteration : manager.info("not-two", true).childs()) {
    IO.println(iteration.name() + ": " + iteration.status() + " on " + iteration.nodes());
  }
}
