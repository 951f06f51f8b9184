/// Measured processes and threads, and which of them a question means.
@NullMarked
package bellwether.query.measured.processes;

import org.jspecify.annotations.NullMarked;
