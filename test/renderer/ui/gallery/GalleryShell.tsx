/** The app's frame around each view of the gallery. */
import type { ReactNode } from 'react';
import { AppShell, type NavigationItem } from '../../../../renderer/ui/AppShell.tsx';
import { LinkButton } from '../../../../renderer/ui/LinkButton.tsx';
import { PersonMenu } from '../../../../renderer/ui/PersonMenu.tsx';
import { SyncPill } from '../../../../renderer/ui/SyncPill.tsx';
import { showToast } from '../../../../renderer/ui/toasts.ts';

const navigation: NavigationItem[] = [
  { id: 'today', href: '/', label: '今日', icon: 'home', isCurrent: false },
  { id: 'visits', href: '/visits', label: '接待登记', icon: 'reception', isCurrent: true },
  {
    id: 'opinions',
    href: '/opinions',
    label: '意见建议',
    icon: 'opinion',
    count: 12,
    countLabel: '12 件待办',
    isCurrent: false,
  },
  {
    id: 'review',
    href: '/review',
    label: '待我审核',
    icon: 'task',
    count: 3,
    countLabel: '3 件待审',
    isCurrent: false,
  },
  { id: 'disclosures', href: '/disclosures', label: '公开', icon: 'disclosure', isCurrent: false },
  { id: 'deputies', href: '/deputies', label: '代表', icon: 'people', isCurrent: false },
  { id: 'reports', href: '/reports', label: '台账与报表', icon: 'chart', isCurrent: false },
  { id: 'sync', href: '/sync', label: '同步与摆渡', icon: 'sync', isCurrent: false },
  { id: 'settings', href: '/settings', label: '设置', icon: 'settings', isCurrent: false },
];

export function GalleryShell({ path, children }: { path: string; children: ReactNode }) {
  return (
    <AppShell
      productName="海岛联络站"
      stationName="枸杞乡人大代表联络站"
      navigation={navigation}
      navigationLabel="主导航"
      skipLabel="跳到正文"
      footnote="非涉密系统，不得录入国家秘密"
      actions={
        <LinkButton href="/visits/new" variant="primary" size="compact" icon="plus">
          登记来访
        </LinkButton>
      }
      status={
        <SyncPill
          tone="waiting"
          label="5 件待送"
          detail="上次联通 昨天 16:20"
          onPress={() =>
            showToast({ tone: 'success', title: '已送达县里', detail: '5 件，全部签收' })
          }
        />
      }
      personMenu={
        <PersonMenu
          name="联络员 甲"
          roleLabel="联络员"
          menuLabel="切换人员、锁定"
          items={[
            { id: 'switch', label: '切换人员', icon: 'people' },
            { id: 'lock', label: '锁定', icon: 'lock', detail: '离开座位时用' },
          ]}
          onAction={(id) => showToast({ tone: 'info', title: id })}
        />
      }
    >
      <output data-testid="path" className="visually-hidden">
        {path}
      </output>
      {children}
    </AppShell>
  );
}
