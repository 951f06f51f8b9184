/// Makes a command line behave as those do that scripts know: usage, help, complaints and exit
/// statuses in the manner of the Python library Click.
@NullMarked
package bellwether.qcg.command.click;

import org.jspecify.annotations.NullMarked;
