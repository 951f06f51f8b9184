/// The sub-commands of `qcg-pm-report`.
@NullMarked
package bellwether.qcg.command.report;

import org.jspecify.annotations.NullMarked;
