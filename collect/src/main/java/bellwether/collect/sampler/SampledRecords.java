package bellwether.collect.sampler;

import static bellwether.collect.ProcessRecord.ABSENT;

import bellwether.collect.ProcessRecord;
import bellwether.collect.internal.MeasuredCounters;
import bellwether.collect.internal.records.JoinedTags;
import bellwether.model.Exit;
import bellwether.model.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes records of the samples of an attempt that has ended.
///
/// @param bootTime of this machine, microseconds since 1970
/// @param host its name
/// @param tags that all processes of the job have besides their own
record SampledRecords(long bootTime, String host, Map<String, String> tags) {

  /// Its own process, and the others that were seen.
  List<ProcessRecord> of(AttemptSamples samples, Exit exit) {
    var records = new ArrayList<ProcessRecord>();
    records.add(root(samples, exit));
    long start = records.getFirst().start();
    samples.others().forEach(process -> records.add(other(process, start)));
    return records;
  }

  private ProcessRecord root(AttemptSamples samples, Exit exit) {
    var attempt = samples.attempt();
    var seen = samples.root();
    var program = seen == null ? SampledProgram.of(attempt) : seen.program();
    long start = Micros.of(attempt.launched().time());
    int pid = attempt.launched().pid();
    var place =
        seen == null
            ? new Place(pid, ABSENT, ABSENT, ABSENT)
            : new Place(pid, seen.parent(), seen.stat().group(), seen.stat().session());
    var span = new Span(start, Math.max(start, Micros.of(exit.time())));
    var end = new End(exit.signal() == 0 ? exit.code() : ABSENT, exit.signal());
    return record(program, place, new Course(span, end), RootValues.of(samples, exit.usage()));
  }

  private ProcessRecord other(SampledProcess process, long earliest) {
    var stat = process.stat();
    long start = Math.max(earliest, bootTime + stat.micros(22));
    var span = new Span(start, Math.max(start, process.lastSeen()));
    var place = new Place(stat.pid(), process.parent(), stat.group(), stat.session());
    var course = new Course(span, new End(ABSENT, ABSENT));
    return record(process.program(), place, course, SampledValues.of(process));
  }

  /// Where a process stands among others.
  private record Place(long pid, long parent, long group, long session) {}

  private record Span(long start, long end) {}

  private record End(long code, long signal) {}

  private record Course(Span span, End end) {}

  private ProcessRecord record(SampledProgram program, Place place, Course course, long[] values) {
    return new ProcessRecord(
        host,
        JoinedTags.of(program.tags(), tags),
        program.exename(),
        program.path(),
        program.args(),
        course.end().code(),
        course.end().signal(),
        place.pid(),
        0,
        place.parent(),
        place.group(),
        place.session(),
        1,
        course.span().start(),
        course.span().end(),
        MeasuredCounters.ALL,
        values,
        null);
  }
}
