// The adapter ships without types; it is a plugin that registers itself under the name `idb`.
declare module 'pouchdb-adapter-idb' {
  const plugin: PouchDB.Plugin;
  export default plugin;
}
