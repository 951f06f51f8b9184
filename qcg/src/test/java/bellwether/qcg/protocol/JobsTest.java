package bellwether.qcg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is answered about jobs, and what happens to them.
@Timeout(60)
class JobsTest {
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6}";

  @TempDir Path folder;
  private Service service;
  private RawClient client;

  @BeforeEach
  void start() {
    service = new Service(folder, "n1:2,n2:2");
    client = new RawClient(service.endpoint);
  }

  @AfterEach
  void stop() {
    client.close();
    service.close();
  }

  private static String sh(String name, String script, String more) {
    return "{'name':'%s','execution':{'exec':'sh','args':['-c','%s']}%s}"
        .formatted(name, script, more);
  }

  private static String history(String... states) {
    var pattern = new StringBuilder();
    for (var state : states) {
      pattern.append("\n").append(TIME).append(": ").append(state);
    }
    return pattern.toString();
  }

  @Test
  void takesJobs() {
    assertThat(
            client.text(
                "{'request':'submit','jobs':["
                    + sh("a", "true", "")
                    + ","
                    + sh("b", "", "")
                    + "]}"))
        .isEqualTo(
            "{\"code\":0,\"message\":\"2 jobs submitted\",\"data\":{\"submitted\":2,\"jobs\":[\"a\",\"b\"]}}");
  }

  @Test
  void cancelsAHundredMillionIterations() {
    client.submit(sh("a", "sleep 60", ",'iteration':{'stop':100000000}"));
    client.submit(
        sh("b", "true", ",'iteration':{'stop':100000000},'dependencies':{'after':['a:${it}']}"));
    client.text("{'request':'cancelJob','jobNames':['a']}");
    client.awaitAll();
    assertThat(client.status("a")).contains("CANCELED");
    assertThat(client.status("b:77")).contains("OMITTED");
    assertThat(client.text("{'request':'status'}"))
        .contains("\"TotalIterations\":200000000", "\"FinishedIterations\":100000000");
  }

  @Test
  void refusesToListAHundredMillionIterations() {
    client.submit(sh("a", "sleep 60", ",'iteration':{'stop':100000000}"));
    assertThat(client.error("{'request':'jobInfo','jobNames':['a'],'params':{'withChilds':true}}"))
        .contains("100000000 iterations", "a:0");
  }

  @Test
  void putsVariablesIntoNames() {
    client.submit(sh("j_${rcnt}_$sname", "true", ""));
    client.await("j_1_local", "SUCCEED");
  }

  @Test
  void tellsTheResources() {
    assertThat(client.text("{'request':'resourcesInfo'}"))
        .isEqualTo(
            "{\"code\":0,\"data\":{\"total_nodes\":2,\"total_cores\":4,\"used_cores\":0,\"free_cores\":4}}");
  }

  @Test
  void tellsTheStatesOfJobsAndIterations() {
    client.submit(sh("a", "exit $(( ${it} % 2 ))", ",'iteration':{'start':3,'stop':5}"));
    client.await("a", "FAILED");
    assertThat(client.text("{'request':'jobStatus','jobNames':['a','a:3','a:4','a:x']}"))
        .isEqualTo(
            "{\"code\":0,\"data\":{\"jobs\":{"
                + "\"a\":{\"status\":0,\"data\":{\"jobName\":\"a\",\"status\":\"FAILED\"}},"
                + "\"a:3\":{\"status\":0,\"data\":{\"jobName\":\"a:3\",\"status\":\"FAILED\"}},"
                + "\"a:4\":{\"status\":0,\"data\":{\"jobName\":\"a:4\",\"status\":\"SUCCEED\"}},"
                + "\"a:x\":{\"status\":1,\"message\":\"Expected the number of an iteration after the colon, but found 'a:x'\"}}}}");
    assertThat(client.error("{'request':'jobStatus','jobNames':['a:2']}"))
        .isEqualTo("Unknown iteration 2 for job a");
  }

  @Test
  void tellsAllOfAPlainJob() {
    client.submit(
        sh("a", "exit 3", ",'resources':{'numCores':{'exact':2}}")
            .replace("'exec'", "'wd':'w.${ncores}','exec'"));
    var info = client.await("a", "FAILED");
    var runtime = info.get("runtime");
    assertThat(runtime.propertyNames())
        .containsExactly("allocation", "wd", "rtime", "exit_code", "pid", "pname");
    assertThat(runtime.get("allocation").asString()).isEqualTo("n1[0:1]");
    assertThat(runtime.get("wd").asString()).isEqualTo(folder.resolve("w.2").toString());
    assertThat(runtime.get("rtime").asString()).matches("0:00:\\d\\d\\.\\d{6}");
    assertThat(runtime.get("exit_code").asString()).isEqualTo("3");
    assertThat(runtime.get("pid").asString()).matches("\\d+");
    assertThat(runtime.get("pname").asString()).isEqualTo("sh");
    assertThat(info.get("history").asString())
        .matches(history("QUEUED", "SCHEDULED", "EXECUTING", "FAILED"));
  }

  @Test
  void tellsAllOfAnArray() {
    client.submit(sh("a", "exit ${it}", ",'iteration':{'stop':2}"));
    var info = client.await("a", "FAILED");
    assertThat(info.propertyNames())
        .containsExactly("jobName", "status", "iterations", "childs", "history");
    assertThat(info.get("iterations").toString())
        .isEqualTo("{\"start\":0,\"stop\":2,\"total\":2,\"finished\":2,\"failed\":1}");
    assertThat(info.get("history").asString()).matches(history("QUEUED", "FAILED"));
    var child = info.get("childs").get(1);
    assertThat(child.get("iteration").asInt()).isEqualTo(1);
    assertThat(child.get("state").asString()).isEqualTo("FAILED");
    assertThat(child.get("runtime").get("exit_code").asString()).isEqualTo("1");
    assertThat(client.info("a:0").get("history").asString())
        .matches(history("SCHEDULED", "EXECUTING", "SUCCEED"));
  }

  @Test
  void saysWhyAJobCouldNotBeStarted() {
    client.submit("{'name':'a','execution':{'exec':'/no/such'}}");
    var info = client.await("a", "FAILED");
    assertThat(info.get("messages").asString()).contains("/no/such");
    assertThat(info.get("runtime").get("exit_code").asString()).isEqualTo("-1");
    assertThat(info.get("runtime").get("pid").asString()).isEqualTo("-1");
    assertThat(info.get("runtime").get("rtime").asString()).matches("0:00:00\\.\\d{6}");
    assertThat(client.text("{'request':'listJobs'}"))
        .startsWith(
            "{\"code\":0,\"data\":{\"length\":1,\"jobs\":{\"a\":{\"status\":\"FAILED\",\"messages\":\"");
  }

  @Test
  void listsJobs() {
    client.submit(sh("a", "sleep 100", ",'resources':{'numCores':4}"));
    client.submit(sh("b", "true", ",'iteration':{'stop':3}") + "," + sh("c", "true", ""));
    client.await("a", "EXECUTING");
    assertThat(client.text("{'request':'listJobs'}"))
        .isEqualTo(
            "{\"code\":0,\"data\":{\"length\":3,\"jobs\":{\"a\":{\"status\":\"EXECUTING\",\"inQueue\":0},"
                + "\"b\":{\"status\":\"QUEUED\",\"inQueue\":0},\"c\":{\"status\":\"QUEUED\",\"inQueue\":1}}}}");
  }

  @Test
  void omitsAJobAfterOneThatNobodyKnows() {
    client.submit(sh("a", "true", ",'dependencies':{'after':['none']}"));
    client.submit(sh("b", "true", ",'dependencies':{'after':['none:3']}"));
    assertThat(client.status("a")).contains("OMITTED");
    assertThat(client.status("b")).contains("OMITTED");
  }

  @Test
  void startsAJobAfterOneOfAnEarlierRequest() {
    client.submit(sh("a", "sleep 0.2", ""));
    client.submit(sh("b", "true", ",'dependencies':{'after':['a']}"));
    client.await("b", "SUCCEED");
    assertThat(client.status("a")).contains("SUCCEED");
  }

  @Test
  void cancelsWaitingAndRunningJobsAndSingleIterations() {
    client.submit(sh("a", "sleep 100", ",'resources':{'numCores':4}"));
    client.submit(sh("b", "true", "") + "," + sh("c", "true", ",'iteration':{'stop':2}"));
    client.await("a", "EXECUTING");
    assertThat(client.text("{'request':'cancelJob','jobNames':['b','c:0','x','c:7','b:0']}"))
        .isEqualTo(
            "{\"code\":0,\"data\":{\"canceled\":2,\"errors\":{\"x\":\"Job/iteration x doesn't exist\","
                + "\"c:7\":\"Unknown iteration 7 for job c\",\"b:0\":\"Job b has no iterations, so no b:0\"}}}");
    assertThat(client.status("b")).contains("CANCELED");
    assertThat(client.status("c:0")).contains("CANCELED");
    assertThat(client.info("b").get("history").asString()).matches(history("QUEUED", "CANCELED"));
    assertThat(client.text("{'request':'cancelJob','jobNames':['a']}"))
        .isEqualTo("{\"code\":0,\"data\":{\"canceled\":1}}");
    var info = client.await("a", "CANCELED");
    assertThat(info.get("runtime").get("exit_code").asString()).isEqualTo("-15");
    client.await("c", "FAILED");
    assertThat(client.text("{'request':'cancelJob','jobNames':['a']}"))
        .contains("Job/iteration a already finished - can not be canceled");
  }

  @Test
  void saysThatAJobIsBeingCancelledAlready() {
    client.submit(sh("a", "trap : TERM; while true; do sleep 0.1; done", ""));
    client.await("a", "EXECUTING");
    assertThat(client.text("{'request':'cancelJob','jobNames':['a','a']}"))
        .isEqualTo(
            "{\"code\":0,\"data\":{\"canceled\":1,\"errors\":{\"a\":\"Job a already canceled\"}}}");
  }

  @Test
  void removesEndedJobsAndFreesTheirNames() {
    client.submit(sh("a", "true", "") + "," + sh("b", "sleep 100", ""));
    client.await("a", "SUCCEED");
    assertThat(client.text("{'request':'removeJob','jobNames':['a','b','x']}"))
        .isEqualTo(
            "{\"code\":0,\"data\":{\"removed\":1,\"errors\":{\"b\":\"Job 'b' not finished - can not be removed\","
                + "\"x\":\"Job 'x' doesn't exist\"}}}");
    client.submit(sh("a", "exit 1", ""));
    client.await("a", "FAILED");
  }

  @Test
  void tellsTheStatusOfTheService() {
    client.submit(sh("a", "exit ${it}", ",'iteration':{'stop':3}") + "," + sh("b", "true", ""));
    client.awaitAll();
    var data = client.ask("{'request':'status'}").get("data");
    assertThat(data.propertyNames())
        .containsExactly("System", "Resources", "JobStats", "IterationStats");
    assertThat(data.get("System").propertyNames())
        .containsExactly(
            "InstanceId",
            "Started",
            "Generated",
            "Uptime",
            "Zmqaddress",
            "Ifaces",
            "StatusPublisher",
            "Host",
            "Account",
            "Wd",
            "PythonVersion",
            "Python",
            "Platform");
    assertThat(data.get("System").get("Zmqaddress").asString())
        .isEqualTo(service.endpoint.address());
    assertThat(data.get("Resources").toString())
        .isEqualTo("{\"TotalNodes\":2,\"TotalCores\":4,\"UsedCores\":0,\"FreeCores\":4}");
    assertThat(data.get("JobStats").toString())
        .isEqualTo(
            "{\"TotalJobs\":2,\"InScheduleJobs\":0,\"FailedJobs\":1,\"FinishedJobs\":1,\"ExecutingJobs\":0}");
    assertThat(data.get("IterationStats").toString())
        .isEqualTo(
            "{\"TotalIterations\":4,\"InScheduleIterations\":0,\"FailedIterations\":2,"
                + "\"FinishedIterations\":2,\"ExecutingIterations\":0}");
  }

  @Test
  void finishesAfterTwoSecondsWithItsJobs() throws Exception {
    client.submit(sh("a", "sleep 1000", ""));
    assertThat(client.text("{'request':'finish'}"))
        .isEqualTo("{\"code\":0,\"data\":{\"when\":\"2s\"}}");
    assertThat(client.error("{'request':'finish'}")).isEqualTo("Finish request already requested");
    assertThat(client.error("{'request':'control','command':'finishAfterAllTasksDone'}"))
        .isEqualTo("Finish request already requested");
    long start = System.nanoTime();
    service.ending.await(service.session.manager());
    assertThat((System.nanoTime() - start) / 1e9).isBetween(1.5, 8.0);
  }

  @Test
  void finishesWhenAllJobsAreDone() throws Exception {
    client.submit(sh("a", "sleep 0.3", ""));
    assertThat(client.text("{'request':'control','command':'finishAfterAllTasksDone'}"))
        .isEqualTo("{\"code\":0,\"message\":\"finishAfterAllTasksDone command accepted\"}");
    client.submit(sh("b", "true", ""));
    service.ending.await(service.session.manager());
    assertThat(client.status("a")).contains("SUCCEED");
  }

  @Test
  void refusesMostOnceItWasInterrupted() {
    service.requests.stop();
    assertThat(client.error("{'request':'listJobs'}")).isEqualTo("processing stopped");
    assertThat(client.error("{'request':'submit','jobs':[" + sh("a", "", "") + "]}"))
        .isEqualTo("processing stopped");
    assertThat(client.text("{'request':'finish'}")).contains("2s");
  }
}
