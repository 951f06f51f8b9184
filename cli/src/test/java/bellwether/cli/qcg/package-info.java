@NullMarked
package bellwether.cli.qcg;

import org.jspecify.annotations.NullMarked;
