/// Reads what a QCG-PilotJob service left in its working directory, whoever wrote it, and answers
/// how the time was spent.
@NullMarked
package bellwether.qcg.report;

import org.jspecify.annotations.NullMarked;
