@NullMarked
package bellwether.qcg.files;

import org.jspecify.annotations.NullMarked;
