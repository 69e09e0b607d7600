/** Tells the process that started this one the most memory it had, and its time of the processor. */
let heap = 0;
const timer = setInterval(() => {
  heap = Math.max(heap, process.memoryUsage().heapUsed);
}, 5);
timer.unref();
// So that it does not keep the process from its end.
process.channel?.unref();
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  process.send({
    'of the processor': (user + system) / 1_000_000,
    'megabytes of heap': heap / 1_000_000,
    'megabytes resident': process.resourceUsage().maxRSS / 1_000,
  });
});
