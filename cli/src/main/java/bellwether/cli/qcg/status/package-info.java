/// The command of `qcg-pm`.
@NullMarked
package bellwether.cli.qcg.status;

import org.jspecify.annotations.NullMarked;
