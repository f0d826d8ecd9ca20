// Fetches one part of the front whole. A network that fails is asked again, ever more seldom: a
// page that waits for its code still works once the connection is back, and one that is being left
// (its requests are dropped) does not fail on the way out. A part that is gone belongs to a
// version that is no longer served: the page is loaded anew.
async function part(url) {
  for (let wait = 250; ; wait = Math.min(2 * wait, 8000)) {
    try {
      const answer = await fetch(url);
      if (answer.status === 404) {
        location.reload();
        return new Promise(() => {});
      }
      if (answer.ok) {
        const headers = { "content-type": "application/wasm" };
        return new Response(await answer.arrayBuffer(), { headers });
      }
    } catch {
      // No connection: asked again below.
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

