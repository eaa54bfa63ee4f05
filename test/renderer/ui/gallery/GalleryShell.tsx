/** The app's frame around each view of the gallery. */
import type { ReactNode } from 'react';
import { AppShell } from '../../../../renderer/ui/AppShell.tsx';
import { LinkButton } from '../../../../renderer/ui/LinkButton.tsx';
import { PersonMenu } from '../../../../renderer/ui/PersonMenu.tsx';
import { SyncPill } from '../../../../renderer/ui/SyncPill.tsx';
import { showToast } from '../../../../renderer/ui/toasts.ts';

const places = [
  { id: 'today', icon: 'home', 'zh-CN': '今日', en: 'Today' },
  { id: 'visits', icon: 'reception', 'zh-CN': '接待登记', en: 'Receptions' },
  { id: 'opinions', icon: 'opinion', count: 12, 'zh-CN': '意见建议', en: 'Opinions' },
  { id: 'review', icon: 'task', count: 3, 'zh-CN': '待我审核', en: 'Waiting for my approval' },
  { id: 'disclosures', icon: 'disclosure', 'zh-CN': '公开', en: 'Disclosures' },
  { id: 'deputies', icon: 'people', 'zh-CN': '代表', en: 'Deputies' },
  { id: 'reports', icon: 'chart', 'zh-CN': '台账与报表', en: 'Ledgers and reports' },
  { id: 'sync', icon: 'sync', 'zh-CN': '同步与摆渡', en: 'Sync and ferry bundles' },
  { id: 'settings', icon: 'settings', 'zh-CN': '设置', en: 'Settings' },
] as const;

const texts = {
  'zh-CN': {
    product: '海岛联络站',
    station: '枸杞乡人大代表联络站',
    footnote: '非涉密系统，不得录入国家秘密',
    start: '登记来访',
    waiting: '5 件待送',
    lastContact: '上次联通 昨天 16:20',
    counted: (count: number) => `${count} 件待办`,
  },
  en: {
    product: 'Island Liaison Station',
    station: 'Gouqi Township People’s Congress Deputies’ Liaison Station',
    footnote: 'Not a classified system: no state secrets in here',
    start: 'Record a visit',
    waiting: '5 waiting to be sent',
    lastContact: 'last in touch yesterday 16:20',
    counted: (count: number) => `${count} to do`,
  },
} as const;

export type GalleryLocale = keyof typeof texts;

interface GalleryShellProps {
  locale: GalleryLocale;
  path: string;
  children: ReactNode;
}

export function GalleryShell({ locale, path, children }: GalleryShellProps) {
  const text = texts[locale];
  const navigation = places.map((place) => {
    const count = 'count' in place ? place.count : 0;
    return {
      id: place.id,
      href: `/${place.id}`,
      label: place[locale],
      icon: place.icon,
      count,
      countLabel: text.counted(count),
      isCurrent: place.id === 'visits',
    };
  });
  return (
    <AppShell
      productName={text.product}
      stationName={text.station}
      navigation={navigation}
      navigationLabel="主导航"
      skipLabel="跳到正文"
      footnote={text.footnote}
      actions={
        <LinkButton href="/visits/new" variant="primary" size="compact" icon="plus">
          {text.start}
        </LinkButton>
      }
      status={
        <SyncPill
          tone="waiting"
          label={text.waiting}
          detail={text.lastContact}
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
