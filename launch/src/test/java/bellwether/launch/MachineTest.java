package bellwether.launch;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.launch.internal.system.CpuQuota;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
  @TempDir Path root;

  private void file(String name, String text) throws IOException {
    var file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private double quota() {
    return CpuQuota.of(root).cpus();
  }

  @Test
  void knowsThisMachine() throws IOException {
    var machine = Machine.here();
    assertThat(machine.cores()).isNotEmpty().isSorted();
    assertThat(machine.slots()).isBetween(1, machine.cores().size());
    assertThat(machine.hostName()).isEqualTo(InetAddress.getLocalHost().getHostName());
  }

  @Test
  void slotsAreWholeCpusWithinTheQuota() {
    assertThat(Machine.slots(8, Double.POSITIVE_INFINITY)).isEqualTo(8);
    assertThat(Machine.slots(8, 2.9)).isEqualTo(2);
    assertThat(Machine.slots(8, 0.5)).isEqualTo(1);
    assertThat(Machine.slots(2, 64)).isEqualTo(2);
  }

  @Test
  void withoutGroupsThereIsNoLimit() {
    assertThat(quota()).isInfinite();
  }

  @Test
  void readsVersion2() throws IOException {
    file("proc/self/cgroup", "0::/user/job\n");
    file("sys/fs/cgroup/user/job/cpu.max", "250000 100000\n");
    assertThat(quota()).isEqualTo(2.5);
  }

  @Test
  void leastOfTheGroupsAroundCounts() throws IOException {
    file("proc/self/cgroup", "0::/user/job\n");
    file("sys/fs/cgroup/user/job/cpu.max", "max 100000\n");
    file("sys/fs/cgroup/user/cpu.max", "150000 100000\n");
    file("sys/fs/cgroup/cpu.max", "400000 100000\n");
    assertThat(quota()).isEqualTo(1.5);
  }

  @Test
  void readsVersion1() throws IOException {
    file("proc/self/cgroup", "4:memory:/m\n3:cpu,cpuacct:/box\n");
    file("sys/fs/cgroup/cpu,cpuacct/box/cpu.cfs_quota_us", "300000\n");
    file("sys/fs/cgroup/cpu,cpuacct/box/cpu.cfs_period_us", "100000\n");
    assertThat(quota()).isEqualTo(3);
  }

  @Test
  void groupNamedFromOutsideFallsBackToTheRoot() throws IOException {
    file("proc/self/cgroup", "1:cpu:/docker/0123\n");
    file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "50000\n");
    file("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
    assertThat(quota()).isEqualTo(0.5);
  }

  @Test
  void minusOneIsNoLimit() throws IOException {
    file("proc/self/cgroup", "1:cpu:/\n");
    file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n");
    file("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
    assertThat(quota()).isInfinite();
  }

  @Test
  void groupOutsideTheMountIsNotFollowed() throws IOException {
    file("proc/self/cgroup", "0::/../../secret\n");
    file("secret/cpu.max", "100000 100000\n");
    assertThat(quota()).isInfinite();
  }
}
