package bellwether.store.internal.recording;

import bellwether.model.Placement;
import bellwether.model.Placement.Share;
import java.util.ArrayList;
import java.util.List;

/// Placements as their own `toString` has them, without its streams: one is written per attempt.
final class PlacementText {

  private PlacementText() {}

  static String of(Placement placement) {
    return String.join(",", ofShares(placement));
  }

  static List<String> ofShares(Placement placement) {
    var texts = new ArrayList<String>(placement.shares().size());
    for (var share : placement.shares()) {
      texts.add(of(share));
    }
    return texts;
  }

  private static String of(Share share) {
    var text = new StringBuilder(share.node());
    char separator = '[';
    for (int core : share.cores()) {
      text.append(separator).append(core);
      separator = ':';
    }
    return text.append(']').toString();
  }
}
