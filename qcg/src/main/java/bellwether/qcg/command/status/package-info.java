/// The command of `qcg-pm`.
@NullMarked
package bellwether.qcg.command.status;

import org.jspecify.annotations.NullMarked;
