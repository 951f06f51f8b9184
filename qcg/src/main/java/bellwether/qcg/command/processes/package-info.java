/// The sub-commands of `qcg-pm-processes`.
@NullMarked
package bellwether.qcg.command.processes;

import org.jspecify.annotations.NullMarked;
