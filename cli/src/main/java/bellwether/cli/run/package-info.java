/// The `run` command: reads what is to run, conducts it, and shows how it goes.
@NullMarked
package bellwether.cli.run;

import org.jspecify.annotations.NullMarked;
