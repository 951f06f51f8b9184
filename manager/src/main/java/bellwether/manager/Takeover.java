package bellwether.manager;

import bellwether.engine.RestoredJob;
import bellwether.model.Event;
import bellwether.model.EventData;
import bellwether.model.JobState;
import bellwether.model.jobfile.JobDescriptionJson;
import bellwether.store.NewJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What catalog and engine are told of jobs that another service began.
///
/// A member that has ended gets one event, from no state to its end, with a note: what lay between
/// is not known here.
record Takeover(Instant now, String note) {

  List<NewJob> newJobs(long first, List<ContinuedJob> jobs) {
    return IntStream.range(0, jobs.size())
        .mapToObj(i -> {
          var description = jobs.get(i).description();
          return new NewJob(first + i, description, JobDescriptionJson.write(description));
        })
        .toList();
  }

  List<Event> events(long first, List<ContinuedJob> jobs) {
    var events = new ArrayList<Event>();
    for (int i = 0; i < jobs.size(); i++) {
      add(first + i, jobs.get(i), events);
    }
    return events;
  }

  private void add(long id, ContinuedJob job, List<Event> events) {
    job.ended().forEach((ordinal, state) -> events.add(event(id, ordinal, state)));
    if (job.ended().size() < job.description().count()) {
      events.add(event(id, Event.ALL, job.common()));
    }
  }

  private Event event(long id, int ordinal, JobState to) {
    var data = to.isEnd() ? new EventData.Note(note) : EventData.NONE;
    @Nullable JobState none = null;
    return new Event(now, id, ordinal, 0, none, to, ContinuedJob.cause(to), 0, data);
  }

  List<RestoredJob> restored(long first, List<ContinuedJob> jobs) {
    return IntStream.range(0, jobs.size()).mapToObj(i -> restored(first + i, jobs.get(i))).toList();
  }

  private static RestoredJob restored(long id, ContinuedJob job) {
    var members =
        job.ended().entrySet().stream()
            .map(entry -> new RestoredJob.Member(entry.getKey(), entry.getValue(), 0, 0))
            .toList();
    return new RestoredJob(id, job.description(), job.common(), members);
  }
}
