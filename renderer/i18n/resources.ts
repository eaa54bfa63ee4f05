// All texts, bundled: the app never loads one over a network.
import enCommon from './en/common.json';
import enCounty from './en/county.json';
import enDirectory from './en/directory.json';
import enDisclosure from './en/disclosure.json';
import enFirstRun from './en/firstRun.json';
import enOpinion from './en/opinion.json';
import enPhotos from './en/photos.json';
import enPrint from './en/print.json';
import enReception from './en/reception.json';
import enSignIn from './en/signIn.json';
import enSync from './en/sync.json';
import enWorkbench from './en/workbench.json';
import common from './zh-CN/common.json';
import county from './zh-CN/county.json';
import directory from './zh-CN/directory.json';
import disclosure from './zh-CN/disclosure.json';
import firstRun from './zh-CN/firstRun.json';
import opinion from './zh-CN/opinion.json';
import photos from './zh-CN/photos.json';
import print from './zh-CN/print.json';
import reception from './zh-CN/reception.json';
import signIn from './zh-CN/signIn.json';
import sync from './zh-CN/sync.json';
import workbench from './zh-CN/workbench.json';

/** The source; its keys are the types of all keys. */
export const chinese = {
  common,
  county,
  directory,
  disclosure,
  firstRun,
  opinion,
  photos,
  print,
  reception,
  signIn,
  sync,
  workbench,
};

export const english = {
  common: enCommon,
  county: enCounty,
  directory: enDirectory,
  disclosure: enDisclosure,
  firstRun: enFirstRun,
  opinion: enOpinion,
  photos: enPhotos,
  print: enPrint,
  reception: enReception,
  signIn: enSignIn,
  sync: enSync,
  workbench: enWorkbench,
};
