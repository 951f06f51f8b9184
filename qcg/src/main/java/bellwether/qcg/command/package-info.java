/// QCG-PilotJob's commands under their own names: options, output lines and exit statuses are its
/// own.
@NullMarked
package bellwether.qcg.command;

import org.jspecify.annotations.NullMarked;
