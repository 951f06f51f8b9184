package bellwether.qcg.report;

import org.jspecify.annotations.Nullable;

/// What the services said of themselves when they ended, summed over all of them.
///
/// @param life from the first start to the last end; null when no service told both
public record ServiceTotals(
    @Nullable Span life, int nodes, int cores, int iterations, int failedIterations) {}
