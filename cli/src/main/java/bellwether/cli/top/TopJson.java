package bellwether.cli.top;

import bellwether.command.output.DataTexts;
import bellwether.query.attempts.CoreShare;
import bellwether.query.live.FailedAttempt;
import bellwether.query.live.LivePicture;
import bellwether.query.live.NodeLoad;
import bellwether.query.live.RunningAttempt;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A picture of a live run as one JSON object on one line.
final class TopJson {
  private static final double MILLIS = 1000;

  private TopJson() {}

  static String of(LivePicture picture) {
    var left = picture.left();
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("run", picture.run().id());
    tree.put("state", picture.run().state().name());
    tree.put("time", picture.time());
    var counts = new LinkedHashMap<String, @Nullable Object>();
    picture.counts().counts().forEach((state, count) -> counts.put(state.name(), count));
    tree.put("counts", counts);
    tree.put("ends_per_second", picture.recent());
    tree.put("ends_per_second_in_all", picture.overall());
    tree.put("seconds_left", left == null ? null : (Double) (left.toMillis() / MILLIS));
    tree.put("running", picture.running().stream().map(TopJson::running).toList());
    tree.put("nodes", picture.nodes().stream().map(TopJson::node).toList());
    tree.put("failures", picture.failures().stream().map(TopJson::failure).toList());
    return DataTexts.json(tree);
  }

  private static Map<String, @Nullable Object> running(RunningAttempt attempt) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("job", attempt.member());
    tree.put("attempt", attempt.number());
    tree.put("state", attempt.state().name());
    tree.put("start_time", attempt.start());
    tree.put("cores", attempt.cores());
    tree.put("nodes", attempt.shares().stream().map(CoreShare::node).toList());
    return tree;
  }

  private static Map<String, @Nullable Object> node(NodeLoad node) {
    return Map.of(
        "node", node.node(), "cores", node.cores(), "used", node.used(), "jobs", node.attempts());
  }

  private static Map<String, @Nullable Object> failure(FailedAttempt failure) {
    var outcome = failure.outcome();
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("job", failure.member());
    tree.put("attempt", failure.number());
    tree.put("time", failure.time());
    tree.put("cause", outcome.cause() == null ? null : outcome.cause().word());
    tree.put("exit_code", outcome.exitCode());
    tree.put("signal", outcome.signal());
    tree.put("message", outcome.message());
    return tree;
  }
}
