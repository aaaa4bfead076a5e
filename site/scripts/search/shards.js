// The files of the index, loaded when they are asked for, as scripts: that works from a folder too.
// generator/search/FORMAT.md tells what they are.

const FORMAT = 1;

// path -> what takes the call that the script for it makes.
const waiting = new Map();
globalThis.tilmechSearch = (id, path, payload) => {
  const take = waiting.get(path);
  if (take) take({ id, payload });
};

// Resolves to {id, payload}, or to null where there is no script or it makes no such call.
const loadScript = (address, path) =>
  new Promise((resolve) => {
    const script = document.createElement('script');
    let call = null;
    const end = () => {
      waiting.delete(path);
      script.remove();
      resolve(call);
    };
    waiting.set(path, (one) => (call = one));
    script.onload = script.onerror = end;
    script.src = address;
    document.head.append(script);
  });

// The manifest alone has a name that is not its content's: `isFresh` asks past all caches.
async function loadManifest(folder, isFresh) {
  const call = await loadScript(`${folder}index.js${isFresh ? `?${Date.now()}` : ''}`, 'index');
  return call && call.payload;
}

// The index below `folder`, or the one that `known`, a manifest, tells of. `load(path)` resolves to
// a payload, or to null for what is not there. `problem` says then that something is missing
// ('missing') or that this script is too old for the index ('stale'); `newer` is the manifest of
// another build, where there is one.
export async function openIndex(folder, known) {
  const manifest = known || (await loadManifest(folder, false));
  const index = { manifest, problem: '', newer: null };
  if (!manifest) index.problem = 'missing';
  else if (manifest.format != FORMAT) index.problem = 'stale';

  // A file that is not as it should be may be that of another build, which is asked for once.
  let asked = null;
  const missing = async () => {
    asked = asked || loadManifest(folder, true);
    const now = await asked;
    if (now && now.id != manifest.id) index.newer = now;
    index.problem = 'missing';
    return null;
  };

  const files = new Map();
  index.load = (path) => {
    if (!files.has(path))
      files.set(path, loadScript(`${folder}${manifest.id}/${path}.js`, path).then(
        (call) => (call && call.id == manifest.id ? call.payload : missing())));
    return files.get(path);
  };
  return index;
}
