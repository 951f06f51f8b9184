@NullMarked
package bellwether.qcg.command;

import org.jspecify.annotations.NullMarked;
