package bellwether.qcg.protocol.internal;

import bellwether.engine.ResourceView;
import bellwether.manager.Session;
import bellwether.model.Clock;
import bellwether.model.JobDescription;
import bellwether.model.Size;
import bellwether.model.jobfile.JobFileException;
import bellwether.model.jobfile.SubmitContext;
import bellwether.model.jobfile.SubmitReader;
import bellwether.qcg.protocol.Answer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Carries out submit requests: all jobs of one, or none. Not thread-safe.
public final class Submitter {
  private static final Pattern FORBIDDEN = Pattern.compile("[${}()'\" \t\n]");
  private static final String WRONG = "Wrong submit request: ";

  private final Session session;
  private final Clock clock;
  private int requests;

  public Submitter(Session session, Clock clock) {
    this.session = session;
    this.clock = clock;
  }

  /// The jobs of a request, of which only the outer shape has been looked at.
  ///
  /// @throws RefusedException when they have not even that
  public List<Fields> parse(Fields request) {
    return SubmitShape.jobs(request);
  }

  /// Adds the jobs.
  ///
  /// @throws RefusedException when one cannot be added; then none is
  public Answer submit(List<Fields> items) {
    var uniq = UUID.randomUUID();
    var context = new SubmitContext(clock, ZoneId.systemDefault(), () -> uniq, requests++);
    var reader = new SubmitReader(context, "submit");
    var jobs = new ArrayList<JobDescription>(items.size());
    var names = new HashSet<String>();
    for (var item : items) {
      jobs.add(job(item, reader, names));
    }
    refuseCircles(reader, jobs);
    jobs.forEach(this::refusePlan);
    session.submit(jobs);
    return answer(jobs);
  }

  private JobDescription job(Fields item, SubmitReader reader, Set<String> names) {
    var name = reader.name(String.valueOf(item.get("name")));
    if (FORBIDDEN.matcher(name).find()) {
      throw new RefusedException(
          "Job identifier '(%s)' contains invalid characters or unknown variables".formatted(name));
    }
    if (!names.add(name) || session.manager().ask(engine -> engine.job(name)).isPresent()) {
      throw new RefusedException("Job " + name + " already exist");
    }
    var job = description(item, name, reader);
    if (!fits(job)) {
      throw new RefusedException("Not enough resources for job " + name);
    }
    return job;
  }

  private static JobDescription description(Fields item, String name, SubmitReader reader) {
    SizeScheduler.refuseMixed(item);
    try {
      return withDollars(reader.read(JobShape.checked(item, name)));
    } catch (RefusedException problem) {
      throw new RefusedException(WRONG + problem.text());
    } catch (JobFileException problem) {
      throw new RefusedException(WRONG + sentence(problem));
    }
  }

  /// QCG-PilotJob turns `$$` into `$` in both phases, so that `$${it}` still is a variable at the
  /// start.
  private static JobDescription withDollars(JobDescription job) {
    return job.executing(job.execution().map(text -> text.replace("$$", "$")));
  }

  private static String sentence(JobFileException problem) {
    var first = problem.problems().getFirst();
    return first.field().isEmpty() ? first.message() : first.field() + ": " + first.message();
  }

  private boolean fits(JobDescription job) {
    return splitsToNothing(job) || session.manager().misfits(List.of(job)).isEmpty();
  }

  private void refusePlan(JobDescription job) {
    if (splitsToNothing(job)) {
      throw new RefusedException("Wrong submit request - split-into resolved to zero");
    }
  }

  private boolean splitsToNothing(JobDescription job) {
    ResourceView all = session.manager().resources();
    return leavesNothing(job, job.resources().cores(), all.cores())
        || leavesNothing(job, job.resources().nodes(), all.nodes());
  }

  private static boolean leavesNothing(JobDescription job, @Nullable Size size, int total) {
    return size instanceof Size.SplitInto(_, int parts)
        && total / (parts == 0 ? job.count() : parts) == 0;
  }

  private static void refuseCircles(SubmitReader reader, List<JobDescription> jobs) {
    try {
      reader.refuseCircles(jobs);
    } catch (JobFileException problem) {
      throw new RefusedException(WRONG + sentence(problem));
    }
  }

  private static Answer answer(List<JobDescription> jobs) {
    var data = new LinkedHashMap<String, Object>();
    data.put("submitted", jobs.size());
    data.put("jobs", jobs.stream().map(JobDescription::name).toList());
    return Answer.ok(jobs.size() + " jobs submitted", data);
  }
}
