/// Time series of runs, workflows and allocations: what held when, from the events of jobs.
@NullMarked
package bellwether.analyze.series;

import org.jspecify.annotations.NullMarked;
