package bellwether.collect.internal.records;

import bellwether.collect.internal.papiex.TextCache;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes lives of processes out of records in the order of their file. Each is handed on once it is
/// over and was reaped; the others at the end of the file. Not thread-safe.
///
/// Records of one process are in the order of time, since it writes them one after the other, and
/// its parent writes that it was reaped when it has ended. A number that comes again belongs to a
/// new process, unless the image has the same start: then it followed an exec.
final class ProcessLives {
  private final Map<Integer, ProcessLife> current = new HashMap<>();
  private final TextCache words;
  private final Presentation presentation;
  private final Consumer<ProcessLife> sink;

  ProcessLives(TextCache words, Presentation presentation, Consumer<ProcessLife> sink) {
    this.words = words;
    this.presentation = presentation;
    this.sink = sink;
  }

  void take(RecordView record) {
    switch (record.kind()) {
      case IMAGE -> image(record);
      case FORKED -> forked(record);
      case ENDED -> ended(record);
      case REAPED -> reaped(record);
      case THREAD -> thread(record);
      case LEFT_OUT -> leftOut(record);
      case UNKNOWN -> {}
    }
  }

  private void image(RecordView record) {
    var life = current.get(record.pid());
    if (life == null || isOver(life) || !life.startedIn(record.startTicks())) {
      life = begin(record, ProcessLife.startOf(record));
    }
    life.execute(program(record));
    life.startTicks = record.startTicks();
    life.group = record.group();
    life.session = record.session();
    life.lastSeen = record.sinceBoot();
  }

  private static boolean isOver(ProcessLife life) {
    return life.end != null && !life.end.isSealed();
  }

  private Program program(RecordView record) {
    var path = text(record.text(0));
    var called = ArgumentText.first(record.arguments());
    return new Program(
        presentation.name(called.isEmpty() ? path : called),
        path,
        presentation.arguments(record.arguments()),
        words.tags(text(record.text(1))),
        record.sinceBoot(),
        record.before());
  }

  private String text(RecordView.Text text) {
    return words.text(text.bytes(), text.from(), text.to());
  }

  private void forked(RecordView record) {
    var life = begin(record, record.sinceBoot());
    var parent = life.parentLife == null ? Program.UNSEEN : life.parentLife.program();
    life.goOnWith(parent.forked(words.tags(text(record.text(0))), record.sinceBoot()));
    if (life.parentLife != null) {
      life.group = life.parentLife.group;
      life.session = life.parentLife.session;
    }
  }

  private void ended(RecordView record) {
    var life = current.get(record.pid());
    long ticks = record.kernel().startTicks();
    if (life == null || ticks >= 0 && !life.startedIn(ticks)) {
      life = unannounced(record);
    }
    var end = end(record);
    life.end = end;
    if (!end.isSealed()) {
      countUnseenReaping(life, end.children());
    }
    life.group = record.group();
    life.session = record.session();
    life.lastSeen = record.sinceBoot();
  }

  /// What the C library itself has reaped, in system(3) and pclose(3), stands in no record. Once
  /// its parent has ended and counted all children, the rest belongs to the only one whose end is
  /// unknown; where there are several, nobody knows.
  private void countUnseenReaping(ProcessLife parent, Usage children) {
    var rest = children.minus(parent.reapedChildren);
    if (rest.cpuTime() == 0) {
      return;
    }
    List<ProcessLife> unknown = new ArrayList<>(1);
    for (var child : current.values()) {
      if (child.parentLife == parent && isOver(child)) {
        rest = rest.minus(child.toldUsage());
      } else if (child.parentLife == parent) {
        unknown.add(child);
      }
    }
    if (unknown.size() == 1) {
      unknown.getFirst().countedByParent = rest;
    }
  }

  /// A child that was made without a word, as by vfork or the system call itself.
  private ProcessLife unannounced(RecordView record) {
    long start = record.sinceBoot() - record.self().cpuTime() * 1000;
    var life = begin(record, start);
    var parent = life.parentLife == null ? Program.UNSEEN : life.parentLife.program();
    life.goOnWith(parent.forked(parent.tags(), start));
    return life;
  }

  private static ProcessLife.End end(RecordView record) {
    return new ProcessLife.End(
        record.sinceBoot(),
        record.exitCode(),
        record.threads(),
        record.self(),
        record.children(),
        record.kernel(),
        record.isSealed());
  }

  private void reaped(RecordView record) {
    var usage = record.reaped();
    var life = current.get(record.pid());
    if (record.isByTracer() && (life == null || life.parent != record.parent())) {
      return;
    }
    current.remove(record.pid());
    if (life == null) {
      life = life(record, record.sinceBoot() - usage.cpuTime() * 1000);
    }
    life.reaping = new ProcessLife.Reaping(record.sinceBoot(), record.status(), usage);
    var parent = current.get(record.parent());
    if (parent != null) {
      parent.reapedChildren = parent.reapedChildren.plus(usage);
      parent.lastSeen = record.sinceBoot();
    }
    sink.accept(life);
  }

  private void thread(RecordView record) {
    var life = current.get(record.pid());
    if (life != null) {
      life.threads.add(record.thread());
      life.lastSeen = record.sinceBoot();
    }
  }

  private void leftOut(RecordView record) {
    var life = current.get(record.pid());
    if (life != null) {
      life.leaveOut();
    }
  }

  private ProcessLife begin(RecordView record, long start) {
    var life = life(record, start);
    var before = current.put(record.pid(), life);
    if (before != null) {
      sink.accept(before);
    }
    return life;
  }

  private ProcessLife life(RecordView record, long start) {
    @Nullable ProcessLife parent = current.get(record.parent());
    return new ProcessLife(record, start, parent);
  }

  /// Hands on what nobody reaped.
  void complete() {
    List<ProcessLife> left = new ArrayList<>(current.values());
    left.sort(Comparator.comparingLong(life -> life.start));
    current.clear();
    left.forEach(sink);
  }
}
