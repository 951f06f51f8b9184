/// Measured jobs, and which of them a question means.
@NullMarked
package bellwether.query.measured.jobs;

import org.jspecify.annotations.NullMarked;
