/// The lives of jobs, from their first events to their ends: followed once, for the files and for
/// the events of a service.
@NullMarked
package bellwether.qcg.life;

import org.jspecify.annotations.NullMarked;
