package bellwether.qcg.report.internal;

import java.util.ArrayList;
import java.util.List;

/// What a reader has to say beside what it read.
final class ReadProblems {
  final List<String> found = new ArrayList<>();
  final List<String> warnings = new ArrayList<>();
}
