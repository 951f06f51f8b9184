/// The commands of QCG-PilotJob under their own names.
@NullMarked
package bellwether.cli.qcg;

import org.jspecify.annotations.NullMarked;
