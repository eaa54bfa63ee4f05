// Stands in for Electron's default_app.asar, which the fallback runtime lacks: without it
// `electron <folder>` loads nothing. Understands `[-r module]… [switches] <folder | file>` and `--version`.
'use strict';
const { app } = require('electron');
const { existsSync, readFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join, resolve } = require('node:path');

function readCommandLine(commandArguments) {
  const preloads = [];
  const rest = [...commandArguments];
  while (rest.length > 0) {
    const argument = rest.shift();
    if (argument === '-r' || argument === '--require') preloads.push(rest.shift());
    else if (argument === '-v' || argument === '--version') return { preloads, asksVersion: true };
    else if (!argument.startsWith('-')) return { preloads, target: argument };
  }
  return { preloads };
}

function introduce(folder) {
  const manifestPath = join(folder, 'package.json');
  if (!existsSync(manifestPath)) return false;
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
  if (manifest.version) app.setVersion(manifest.version);
  app.setName(manifest.productName ?? manifest.name ?? 'Electron');
  app.setDesktopName(manifest.desktopName ?? `${app.getName()}.desktop`);
  return true;
}

function load(target) {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const path = resolve(target);
  const isFolder = introduce(path);
  const file = Module._resolveFilename(path, null, true);
  app.setAppPath(isFolder ? path : dirname(file));
  Module._load(file, Module, true);
}

const { preloads, target, asksVersion } = readCommandLine(process.argv.slice(1));
try {
  if (preloads.length > 0) Module._preloadModules(preloads);
  if (asksVersion) {
    console.log(`v${process.versions.electron}`);
    app.exit(0);
  } else if (target) {
    load(target);
  } else {
    console.error('usage: electron [-r module] [switches] <folder | file>');
    app.exit(1);
  }
} catch (error) {
  console.error('The application failed while it was loaded');
  console.error(error);
  app.exit(1);
}
