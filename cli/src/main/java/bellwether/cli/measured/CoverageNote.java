package bellwether.cli.measured;

import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.PeopleText;
import bellwether.query.measured.JobQuery;
import bellwether.query.measured.jobs.JobMeasurement;
import java.util.List;

/// Says of which jobs the measured processes explain too little.
public final class CoverageNote {
  /// In percent.
  private static final double ENOUGH = 95;

  /// So many jobs are named.
  private static final int MOST = 3;

  private CoverageNote() {}

  /// Says it on standard error, unless it is to be quiet.
  public static void tell(JobQuery jobs, GlobalOptions global, Console console) {
    if (!global.quiet) {
      var few = jobs.where("jobs.coverage < " + ENOUGH);
      say(few.limit(MOST).list(), few.count(), console);
    }
  }

  /// The same of jobs that were read already.
  public static void tell(List<JobMeasurement> jobs, GlobalOptions global, Console console) {
    var few = jobs.stream().filter(CoverageNote::isTooLittle).toList();
    if (!global.quiet) {
      say(few.subList(0, Math.min(MOST, few.size())), few.size(), console);
    }
  }

  private static boolean isTooLittle(JobMeasurement job) {
    var coverage = job.coverage();
    return coverage != null && coverage < ENOUGH;
  }

  private static void say(List<JobMeasurement> jobs, long all, Console console) {
    for (var job : jobs) {
      var coverage = job.coverage();
      if (coverage != null) {
        console.note(
            "the processes of job %s explain %d %% of its CPU time; not seen: %s"
                .formatted(job.id(), (long) Math.floor(coverage), unseen(job)));
      }
    }
    if (all > jobs.size()) {
      console.note(
          "likewise less than %.0f %% in %s more; see: bellwether sql 'select jobid, coverage from jobs'"
              .formatted(ENOUGH, PeopleText.count(all - jobs.size(), "job")));
    }
  }

  private static String unseen(JobMeasurement job) {
    return job.isSampled()
        ? "what is shorter than the time between two samples, as the job was sampled"
        : "programs that no record tells of: static, set-user-ID or with a cleared environment";
  }
}
