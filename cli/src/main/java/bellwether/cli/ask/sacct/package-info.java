/// Jobs as Slurm's `sacct -P` prints them.
@NullMarked
package bellwether.cli.ask.sacct;

import org.jspecify.annotations.NullMarked;
