/** What the person at the page would notice from now on. Runs in the page; `finish` waits until all is painted. */
window.watch = () => {
  const start = performance.now();
  let longestTask = 0;
  let longestFrame = 0;
  let last = start;
  let isOver = false;
  const tasks = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
  });
  tasks.observe({ type: "longtask" });
  const frame = (now) => {
    longestFrame = Math.max(longestFrame, now - last);
    last = now;
    if (!isOver) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return {
    async finish() {
      // Whoever is told in this frame may draw in the next one.
      await painted();
      await painted();
      const total = performance.now() - start;
      isOver = true;
      await new Promise((resolve) => setTimeout(resolve, 100));
      for (const { duration } of tasks.takeRecords()) longestTask = Math.max(longestTask, duration);
      return { total, longestTask, longestFrame };
    },
  };
};
