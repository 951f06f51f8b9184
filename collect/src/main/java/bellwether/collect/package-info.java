/// Measures: what collectors and job records told of jobs, their processes and threads.
@NullMarked
package bellwether.collect;

import org.jspecify.annotations.NullMarked;
