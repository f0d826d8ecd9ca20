// How the code of a page arrives. The page's head names bundles: WASM files without code that hold
// parts as custom sections, so that a first visit asks once and not fifty times. What is in none of
// them (another page, later) is fetched by itself.
const BUNDLES = Array.from(document.querySelectorAll('link[href*="/bundle-"]'), (link) =>
  whole(link.href).then((bytes) => WebAssembly.compile(bytes)),
);

async function part(url) {
  const headers = { "content-type": "application/wasm" };
  for (const bundle of BUNDLES) {
    const name = url.pathname.slice(url.pathname.lastIndexOf("/") + 1);
    const [bytes] = WebAssembly.Module.customSections(await bundle, name);
    if (bytes) return new Response(bytes, { headers });
  }
  return new Response(await whole(url), { headers });
}

// A network that fails is asked again, ever more seldom: a page that waits for its code still works
// once the connection is back, and one that is being left (its requests are dropped) does not fail
// on the way out. A file that is gone belongs to a version that is no longer served: the page is
// loaded anew.
async function whole(url) {
  for (let wait = 250; ; wait = Math.min(2 * wait, 8000)) {
    try {
      const answer = await fetch(url);
      if (answer.status === 404) {
        location.reload();
        return new Promise(() => {});
      }
      if (answer.ok) return await answer.arrayBuffer();
    } catch {
      // No connection: asked again below.
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

