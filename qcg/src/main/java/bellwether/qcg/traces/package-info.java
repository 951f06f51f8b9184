/// The processes of a service's jobs as QCG-PilotJob traces them: what writes the traces stands
/// beside what reads them.
@NullMarked
package bellwether.qcg.traces;

import org.jspecify.annotations.NullMarked;
