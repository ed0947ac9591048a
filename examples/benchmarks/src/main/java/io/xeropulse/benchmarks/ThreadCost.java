package io.xeropulse.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this thread spent since a moment, unlike wall time undisturbed by its neighbours.
 *
 * @param cpuNanos CPU time
 * @param allocatedBytes memory it asked for
 */
record ThreadCost(long cpuNanos, long allocatedBytes) {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static ThreadCost now() {
    long thread = Thread.currentThread().getId();
    return new ThreadCost(
        THREADS.getCurrentThreadCpuTime(), THREADS.getThreadAllocatedBytes(thread));
  }

  ThreadCost since(ThreadCost start) {
    return new ThreadCost(cpuNanos - start.cpuNanos, allocatedBytes - start.allocatedBytes);
  }
}
