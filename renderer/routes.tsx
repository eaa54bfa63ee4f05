// One line per address: its path and its screen. A screen is a component without props; `useParams` of wouter gives
// it the parts of its address. More special paths stand before those with a parameter.
import type { ComponentType } from 'react';
import { CountyInbox } from './screens/county/CountyInbox.tsx';
import { UnitTasks } from './screens/county/UnitTasks.tsx';
import { DirectoryScreen } from './screens/directory/DirectoryScreen.tsx';
import { DisclosureEditor } from './screens/disclosure/DisclosureEditor.tsx';
import { DisclosureList } from './screens/disclosure/DisclosureList.tsx';
import { DisclosurePage } from './screens/disclosure/DisclosurePage.tsx';
import { OpinionList } from './screens/opinion/OpinionList.tsx';
import { OpinionPage } from './screens/opinion/OpinionPage.tsx';
import { ReceptionDesk } from './screens/reception/ReceptionDesk.tsx';
import { ReceptionList } from './screens/reception/ReceptionList.tsx';
import { VisitPage } from './screens/reception/VisitPage.tsx';
import { SettingsScreen } from './screens/settings/SettingsScreen.tsx';
import { SyncScreen } from './screens/sync/SyncScreen.tsx';
import { Workbench } from './screens/workbench/Workbench.tsx';

interface AppRoute {
  path: string;
  Screen: ComponentType;
}

export const appRoutes: readonly AppRoute[] = [
  { path: '/', Screen: Workbench },
  { path: '/reception', Screen: ReceptionList },
  { path: '/reception/new', Screen: ReceptionDesk },
  { path: '/reception/draft/:id', Screen: ReceptionDesk },
  { path: '/visits/:id', Screen: VisitPage },
  { path: '/settings', Screen: SettingsScreen },
  { path: '/opinions', Screen: OpinionList },
  { path: '/opinions/:id', Screen: OpinionPage },
  { path: '/inbox', Screen: CountyInbox },
  { path: '/tasks', Screen: UnitTasks },
  { path: '/disclosures', Screen: DisclosureList },
  { path: '/disclosures/new', Screen: DisclosureEditor },
  { path: '/disclosures/:id', Screen: DisclosurePage },
  { path: '/sync', Screen: SyncScreen },
  { path: '/directory', Screen: DirectoryScreen },
];
