type Task = () => void;

const waiting: Task[] = [];

/**
 * Runs one task a frame, first come first served, so that many charts that appear together never hold up the page.
 * The function answered takes the task back.
 */
export function inTurn(task: Task): () => void {
  waiting.push(task);
  if (waiting.length === 1) requestAnimationFrame(runNext);
  return () => {
    const at = waiting.indexOf(task);
    if (at > 0) waiting.splice(at, 1);
    // The first one is due already: its place stays, so that the frame asked for finds the queue as it was.
    else if (at === 0) waiting[0] = () => {};
  };
}

function runNext(): void {
  const task = waiting[0];
  try {
    task?.();
  } finally {
    waiting.shift();
    if (waiting.length > 0) requestAnimationFrame(runNext);
  }
}
