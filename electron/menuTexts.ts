// The words of the native menu and of the questions that come before the window has loaded its own texts.
import type { Locale } from '../shared/bridge.ts';

export interface MenuTexts {
  title: string;
  file: string;
  newReception: string;
  print: string;
  printFailed: string;
  quit: string;
  edit: string;
  undo: string;
  redo: string;
  cut: string;
  copy: string;
  paste: string;
  selectAll: string;
  go: string;
  workbench: string;
  reception: string;
  opinions: string;
  disclosures: string;
  sync: string;
  view: string;
  zoomIn: string;
  zoomOut: string;
  actualSize: string;
  fullScreen: string;
  help: string;
  about: string;
  logs: string;
  notMended: string;
  notMendedDetail: string;
  openAnyway: string;
  mendedWithLoss: string;
  mendedWithLossDetail: string;
  understood: string;
}

export const menuTexts: Record<Locale, MenuTexts> = {
  'zh-CN': {
    title: '海岛联络站',
    file: '文件',
    newReception: '新的接待登记',
    print: '打印…',
    printFailed: '没有打印成功。请检查打印机是否接好、开机、有纸，再试一次。',
    quit: '退出',
    edit: '编辑',
    undo: '撤销',
    redo: '重做',
    cut: '剪切',
    copy: '复制',
    paste: '粘贴',
    selectAll: '全选',
    go: '前往',
    workbench: '今日工作台',
    reception: '接待登记',
    opinions: '意见',
    disclosures: '公开',
    sync: '同步',
    view: '视图',
    zoomIn: '放大',
    zoomOut: '缩小',
    actualSize: '实际大小',
    fullScreen: '全屏',
    help: '帮助',
    about: '关于海岛联络站',
    logs: '打开日志文件夹',
    notMended: '本机数据需要先修复，但没有修好',
    notMendedDetail:
      '现在打开，只存在这台电脑上的记录可能丢失。请先退出：看看磁盘是不是满了，重新启动电脑，再打开程序。还是这样，不要重新安装，请联系县里的管理员。',
    openAnyway: '仍然打开',
    mendedWithLoss: '本机数据有一处损坏，可能少了记录',
    mendedWithLossDetail:
      '其余的都修好了，修复以前留了一份副本。已送达县里的记录不会少；请核对最近登记的来访，少了的请告诉县里的管理员，并告诉他副本在这里：',
    understood: '知道了',
  },
  en: {
    title: 'Island Liaison Station',
    file: 'File',
    newReception: 'New reception',
    print: 'Print…',
    printFailed:
      'Nothing was printed. Check that the printer is connected, switched on and has paper, then try again.',
    quit: 'Quit',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    go: 'Go',
    workbench: 'Today',
    reception: 'Receptions',
    opinions: 'Opinions',
    disclosures: 'Disclosures',
    sync: 'Sync',
    view: 'View',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    actualSize: 'Actual size',
    fullScreen: 'Full screen',
    help: 'Help',
    about: 'About Island Liaison Station',
    logs: 'Open the log folder',
    notMended: 'The data on this PC needs mending, and that failed',
    notMendedDetail:
      'If the app is opened now, records that exist only on this PC may be lost. Please quit, check whether the disk is full, restart the PC and open the app again. If this comes back, do not reinstall; call the county’s administrator.',
    openAnyway: 'Open anyway',
    mendedWithLoss: 'A place in the data on this PC was damaged; records may be missing',
    mendedWithLossDetail:
      'Everything else was mended, and a copy was made before. Records delivered to the county are safe; please check the latest visits, tell the county’s administrator what is missing, and that the copy lies here:',
    understood: 'Understood',
  },
};
