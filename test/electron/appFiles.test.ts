import { describe, expect, it } from 'vitest';
import { appFile, isAppAddress } from '../../electron/appFiles.ts';

const root = '/app/out/renderer';

describe('files of the page', () => {
  it.each([
    ['app://liaison/', '/app/out/renderer/index.html'],
    ['app://liaison/#/opinions?x=/../..', '/app/out/renderer/index.html'],
    ['app://liaison/assets/main-abc.js', '/app/out/renderer/assets/main-abc.js'],
    ['app://liaison/assets/../index.html', '/app/out/renderer/index.html'],
    ['app://liaison/%E5%9B%BE.svg?v=2', '/app/out/renderer/图.svg'],
  ])('%s is %s', (address, path) => {
    expect(appFile(root, address)?.path).toBe(path);
  });

  it.each([
    'app://liaison/../main/main.cjs',
    'app://liaison/../renderer-of-others/index.html',
    'app://liaison/%2e%2e/%2e%2e/package.json',
    'app://liaison/..%2f..%2fpackage.json',
    'app://liaison/..%5c..%5cpackage.json',
    'app://liaison/index.html%00.js',
    'app://liaison/C:/windows/win.ini.json',
    'app://liaison/%zz.js',
    'app://liaison/assets',
    'app://liaison/assets/main.exe',
    'app://other/index.html',
    'app://liaison.example/index.html',
    'file:///app/out/renderer/index.html',
  ])('%s is nothing', (address) => {
    expect(appFile(root, address)).toBeUndefined();
  });

  it('knows its own pages', () => {
    expect(isAppAddress('app://liaison/index.html')).toBe(true);
    expect(isAppAddress('app://liaison.example/')).toBe(false);
    expect(isAppAddress('https://liaison/')).toBe(false);
  });
});
