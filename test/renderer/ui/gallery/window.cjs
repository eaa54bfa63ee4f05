/** The smallest Electron window that shows the gallery on the oldest Chromium the app must run on. */
const { app, BrowserWindow } = require('electron');

app.on('ready', () => {
  const window = new BrowserWindow({ width: 1366, height: 768, useContentSize: true });
  void window.loadURL(process.env.GALLERY_URL);
});
