// The workspace behind the page: it sends what this person sees whenever
// something changes, and is told what the person does.

// watch calls seen with each state of the workspace, and lost while there is
// no connection.
export function watch(seen, lost) {
  const source = new EventSource("/events");
  source.onmessage = (event) => seen(JSON.parse(event.data));
  source.onerror = () => lost();
}

// post tells what the person does, and returns the answer; an error has the
// workspace's own words.
export async function post(what, body = {}) {
  const response = await fetch("/do/" + what, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}
