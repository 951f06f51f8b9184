/// The sub-commands of `qcg-pm-processes`.
@NullMarked
package bellwether.cli.qcg.processes;

import org.jspecify.annotations.NullMarked;
