/// The sub-commands of `qcg-pm-report`.
@NullMarked
package bellwether.cli.qcg.report;

import org.jspecify.annotations.NullMarked;
