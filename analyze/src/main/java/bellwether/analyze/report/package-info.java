/// What a report page shows of runs: series, attempts, failures, retries and advice, as one tree.
@NullMarked
package bellwether.analyze.report;

import org.jspecify.annotations.NullMarked;
