package bellwether.cli.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The package `balsam`, used by real Python about two runs, the second of which resumed the first.
@Timeout(180)
class BalsamTest {
  private static final List<String> LISTINGS =
      List.of(
          "1-events",
          "2-by-job",
          "3-by-batch-job",
          "4-by-tags",
          "5-by-transition",
          "6-by-time",
          "7-throughput",
          "8-utilization",
          "9-available-nodes");

  private static final String HEAD =
      """
      import os
      os.dup2(os.open("stderr", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
      from datetime import datetime, timedelta, timezone
      from balsam.analytics import available_nodes, throughput_report, utilization_report
      from balsam.api import BatchJob, DoesNotExist, EventLog, Job, JobState, MultipleObjectsReturned
      from balsam.schemas import EventOrdering

      def changes(**filters):
          found = EventLog.objects.filter(**filters).order_by(EventOrdering.timestamp)
          return " ".join(f"{event.from_state}>{event.to_state}" for event in found)

      def refused(action):
          try:
              action()
          except Exception as refusal:
              print(type(refusal).__name__, refusal)
          else:
              print("not refused")

      def rows(times, values):
          for time, value in zip(times, values):
              print(f"{time.isoformat(timespec='microseconds')}Z,{value:g}")

      """;

  @TempDir static Path folder;

  @BeforeAll
  static void run() throws Exception {
    var result = new PythonProgram(folder).run(file("history.py"));
    assertThat(result.out())
        .contains("Outcome(success=False, newly_done=5, done_before=0, failed=1)")
        .contains("Outcome(success=False, newly_done=2, done_before=5, failed=0)");
    Files.createDirectories(folder.resolve("matplotlib"));
    Files.writeString(folder.resolve("matplotlib/pyplot.py"), file("pyplot.py"));
  }

  private static String file(String name) throws IOException {
    try (var in = BalsamTest.class.getResourceAsStream("balsam/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    }
  }

  private static String said(String text) throws Exception {
    return new PythonProgram(folder).run(HEAD + text).out();
  }

  @Test
  void theListingsRunAsTheyStand() throws Exception {
    var program = new StringBuilder();
    for (var listing : LISTINGS) {
      program.append(file(listing + ".py")).append('\n');
    }
    var result = new PythonProgram(folder).run(program + "print(min(times), max(node_counts))");
    assertThat(result.out())
        .containsPattern("drawn 0.0 \\d 5 5\n")
        .contains("PREPROCESSED\nRUNNING")
        .endsWith(" 1\n");
    assertThat(result.status()).isZero();
  }

  @Test
  void eachExampleFindsWhatItSays() throws Exception {
    assertThat(
            said(
                """
                query = EventLog.objects.filter
                print(len(query(job_id=[1, 5])), len(query(job_id=1)) + query(job_id="5").count())
                print(query(batch_job_id=1).count() == query(scheduler_id=123).count() == len(query(scheduler_id="123")) > 0)
                print(query(tags={"experiment": "foo", "scale_nodes": "512"}).count() == query(tags=["experiment:foo"]).count())
                print(query(to_state="RUNNING").count(), len(query(to_state=JobState.running)))
                print(query(from_state="RESTART_READY", to_state="RUNNING").count())
                yesterday = datetime.now(timezone.utc) - timedelta(days=1)
                print(bool(query(timestamp_after=yesterday)), bool(query(timestamp_before=yesterday.replace(tzinfo=None))))
                print(query(data={"exit_code": "7"}).first().to_state, query(data=["exit_code:3"]).get().to_state)
                print(query(data={"num_nodes": 0.5}, from_state="PREPROCESSED").count())
                """))
        .isEqualTo("13 13\nTrue\nTrue\n10 10\n2\nTrue False\nRUN_ERROR RUN_ERROR\n1\n");
  }

  @Test
  void statesAreThoseOfBalsam() throws Exception {
    assertThat(
            said(
                """
                for name in ("many:1", "retry", "bad", "later", "long"):
                    job = next(job for job in Job.objects.all() if job.name == name)
                    print(name, job.state, changes(job_id=job.id))
                print(EventLog.objects.filter(to_state="FAILED", tags={"experiment": "long"}).get().data["cause"])
                print(EventLog.objects.filter(to_state="RUNNING", tags={"experiment": "long"}).get().data["num_nodes"])
                """))
        .isEqualTo(
            """
            many:1 JOB_FINISHED CREATED>READY READY>PREPROCESSED PREPROCESSED>RUNNING RUNNING>RUN_DONE RUN_DONE>JOB_FINISHED
            retry JOB_FINISHED CREATED>READY READY>PREPROCESSED PREPROCESSED>RUNNING RUNNING>RUN_ERROR RUN_ERROR>RESTART_READY RESTART_READY>RUNNING RUNNING>RUN_DONE RUN_DONE>JOB_FINISHED
            bad JOB_FINISHED CREATED>READY READY>PREPROCESSED PREPROCESSED>RUNNING RUNNING>RUN_ERROR RUN_ERROR>FAILED FAILED>RESTART_READY RESTART_READY>RUNNING RUNNING>RUN_DONE RUN_DONE>JOB_FINISHED
            later JOB_FINISHED CREATED>AWAITING_PARENTS AWAITING_PARENTS>FAILED FAILED>CREATED CREATED>AWAITING_PARENTS AWAITING_PARENTS>READY READY>PREPROCESSED PREPROCESSED>RUNNING RUNNING>RUN_DONE RUN_DONE>JOB_FINISHED
            long FAILED CREATED>READY READY>PREPROCESSED PREPROCESSED>RUNNING RUNNING>FAILED
            cancelled
            0.25
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "'throughput --workflow 1', 'throughput_report(EventLog.objects.all())'",
    "'throughput 1', 'throughput_report(EventLog.objects.filter(scheduler_id=123))'",
    "'utilization --workflow 1', 'utilization_report(EventLog.objects.all())'",
    "'utilization 1', 'utilization_report(EventLog.objects.filter(batch_job_id=1))'",
    "'utilization 1 --by count', 'utilization_report(EventLog.objects.filter(batch_job_id=1), False)'",
    "'available --workflow 1', 'available_nodes(BatchJob.objects.all())'",
    "'available 1', 'available_nodes(BatchJob.objects.filter(filter_tags=dict(experiment=\"foo\")))'"
  })
  void figuresAreThoseOfTheReport(String report, String python) throws Exception {
    var words = ("report " + report + " --csv").split(" ");
    var lines = new CommandLine(folder).execute(words).outLines();
    assertThat(said("rows(*%s)".formatted(python)).lines())
        .containsExactlyElementsOf(lines.subList(1, lines.size()));
  }

  @Test
  void theNativePackageHasTheSameSeries() throws Exception {
    var lines = new CommandLine(folder).execute("report", "utilization", "1", "--csv").outLines();
    assertThat(
            said("""
            import sys
            sys.modules["pandas"] = None
            import bellwether
            points = bellwether.series("utilization", 1)
            rows([point["time"] for point in points], [point["value"] for point in points])
            """)
                .lines())
        .containsExactlyElementsOf(lines.subList(1, lines.size()));
  }

  @Test
  void questionsAreLazyAndLaterFiltersReplaceEarlierOnes() throws Exception {
    assertThat(
            said(
                """
                EventLog.objects.filter(job_id=99).all()
                done = EventLog.objects.filter(to_state="FAILED").filter(to_state="JOB_FINISHED").order_by("timestamp")
                print(len(done), done.count(), len(done[2:4]), len(done[:-1]), done[0] == done.first(), done[-1].id > done[0].id)
                print([e.id for e in done] == sorted(e.id for e in done.order_by()), done.order_by()[0] == done[-1])
                print(len(EventLog.objects.filter(job_id=[])), bool(EventLog.objects.filter(tags=[])), len(BatchJob.objects.filter(id=[])))
                refused(EventLog.objects.filter(job_id=99).first)
                refused(EventLog.objects.filter(job_id=99).get)
                refused(done.get)
                print(BatchJob.objects.get(scheduler_id=123).id, BatchJob.objects.filter(state="running").count())
                """))
        .isEqualTo(
            """
            7 7 2 6 True True
            True True
            0 False 0
            IndexError There is no EventLog at 0 of what fits
            DoesNotExist Expected one EventLog, but found none
            MultipleObjectsReturned Expected one EventLog, but found more
            1 0
            """);
  }

  @Test
  void whatCannotBeUnderstoodIsRefusedByName() throws Exception {
    assertThat(
            said("""
            refused(lambda: EventLog.objects.filter(jobid=1))
            refused(lambda: EventLog.objects.filter(to_state="DONE"))
            refused(lambda: EventLog.objects.filter(tags=["foo"]))
            refused(lambda: EventLog.objects.filter(job_id="x"))
            refused(lambda: EventLog.objects.filter(timestamp_after="soon"))
            refused(lambda: EventLog.objects.order_by("id"))
            refused(lambda: setattr(Job.objects.first(), "state", "FAILED"))
            refused(lambda: BatchJob.objects.create(num_nodes=1))
            refused(Job.objects.all().delete)
            """)
                .lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("no filter jobid", "batch_job_id"),
            line -> assertThat(line).contains("for to_state, but found 'DONE'"),
            line -> assertThat(line).contains("KEY:VALUE for tags, but found 'foo'"),
            line -> assertThat(line).contains("a number", "for job_id, but found 'x'"),
            line -> assertThat(line).contains("for timestamp_after, but found 'soon'"),
            line -> assertThat(line).contains("timestamp, -timestamp, but found 'id'"),
            line -> assertThat(line).contains("its state cannot be changed; use bellwether"),
            line -> assertThat(line).contains("A BatchJob is only read here"),
            line -> assertThat(line).contains("A Job is only read here"));
  }

  @Test
  void reportsComputeOnWhatTheyAreGiven() throws Exception {
    assertThat(
            said(
                """
                def event(id, job, at, old, new, **data):
                    return EventLog(id=id, job_id=job, timestamp=datetime(2026, 1, 1) + timedelta(seconds=at), from_state=old, to_state=new, data=data)

                def shown(report):
                    print([(t - datetime(2026, 1, 1)).total_seconds() for t in report[0]], report[1])

                start = lambda id, job, at, w: event(id, job, at, "PREPROCESSED", "RUNNING", num_nodes=w)
                end = lambda id, job, at: event(id, job, at, "RUNNING", "RUN_DONE")
                shown(utilization_report([start(i, i, 0, 0.125) for i in range(8)] + [end(9 + i, i, 10 + i) for i in range(8)]))
                shown(utilization_report([end(4, 1, 20), start(3, 1, 14, 1), end(2, 1, 12), start(1, 1, 10, 2)]))
                shown(utilization_report([start(1, 1, 0, 1), end(2, 1, 100), start(3, 2, 100, 1), end(4, 2, 150)]))
                shown(utilization_report([end(1, 1, 50), start(2, 2, 60, 4), end(3, 2, 80)]))
                print(utilization_report([]), throughput_report([]), available_nodes([]))
                shown(throughput_report([end(1, 1, 5), end(2, 2, 7), end(3, 1, 9)], to_state="RUN_DONE"))
                at = lambda s: s if s is None else datetime(2026, 1, 1) + timedelta(seconds=s)
                shown(available_nodes([BatchJob(num_nodes=n, start_time=at(s), end_time=at(e)) for n, s, e in ((4, 0, 100), (2, 50, 150), (8, 120, None), (16, None, None))]))
                """))
        .isEqualTo(
            """
            [0.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0] [1.0, 0.875, 0.75, 0.625, 0.5, 0.375, 0.25, 0.125, 0.0]
            [10.0, 12.0, 14.0, 20.0] [2.0, 0.0, 1.0, 0.0]
            [0.0, 100.0, 150.0] [1.0, 1.0, 0.0]
            [60.0, 80.0] [4.0, 0.0]
            ([], []) ([], []) ([], [])
            [5.0, 7.0, 9.0] [1, 2, 3]
            [0.0, 50.0, 100.0, 120.0, 150.0] [4, 6, 2, 10, 8]
            """);
  }
}
