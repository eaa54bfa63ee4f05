// Draws icon.svg at every size the desktops ask for; run by drawIcons.ts inside Electron, whose
// Chromium is the only SVG renderer this project already has.
'use strict';
const { app, BrowserWindow } = require('electron');
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const sizes = [16, 24, 32, 48, 64, 128, 256, 512];

function drawInPage(address, size) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.addEventListener('error', reject);
    image.addEventListener('load', () => {
      const canvas = document.createElement('canvas');
      canvas.width = size;
      canvas.height = size;
      const context = canvas.getContext('2d');
      context.imageSmoothingQuality = 'high';
      context.drawImage(image, 0, 0, size, size);
      resolve(canvas.toDataURL('image/png').split(',')[1]);
    });
    image.src = address;
  });
}

/** An .ico is a table of contents followed by the PNGs themselves. */
function icoOf(images) {
  const header = Buffer.alloc(6 + 16 * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  images.forEach(({ size, png }, index) => {
    const entry = 6 + 16 * index;
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(png.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...images.map(({ png }) => png)]);
}

async function draw() {
  const svg = readFileSync(join(__dirname, 'icon.svg')).toString('base64');
  const window = new BrowserWindow({ show: false });
  await window.loadURL('data:text/html,<p></p>');
  const images = [];
  for (const size of sizes) {
    const call = `(${String(drawInPage)})('data:image/svg+xml;base64,${svg}', ${size})`;
    const png = Buffer.from(await window.webContents.executeJavaScript(call), 'base64');
    writeFileSync(join(__dirname, `${size}x${size}.png`), png);
    images.push({ size, png });
  }
  writeFileSync(join(__dirname, 'icon.ico'), icoOf(images.filter(({ size }) => size <= 256)));
}

app
  .whenReady()
  .then(draw)
  .then(() => app.exit(0))
  .catch((error) => {
    console.error(error);
    app.exit(1);
  });
