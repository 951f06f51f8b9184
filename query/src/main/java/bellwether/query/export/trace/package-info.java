/// Runs in the trace format of Chrome, which ui.perfetto.dev shows.
@NullMarked
package bellwether.query.export.trace;

import org.jspecify.annotations.NullMarked;
