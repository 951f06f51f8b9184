/// The commands of QCG-PilotJob, with its options, its lines and its exit statuses.
@NullMarked
package bellwether.cli.qcg;

import org.jspecify.annotations.NullMarked;
