/** Every component of the kit with the texts it will really carry; `?view=…&size=large` chooses what is shown. */
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { InterfaceProvider } from '../../../../renderer/ui/InterfaceProvider.tsx';
import { FormView } from './FormView.tsx';
import { type GalleryLocale, GalleryShell } from './GalleryShell.tsx';
import { ListView } from './ListView.tsx';
import { PartsView } from './PartsView.tsx';
import { RecordView } from './RecordView.tsx';
import { SheetView } from './SheetView.tsx';
import { SignInView } from './SignInView.tsx';

const views = {
  form: FormView,
  list: ListView,
  record: RecordView,
  parts: PartsView,
  sheet: SheetView,
} as const;

function isViewName(name: string | null): name is keyof typeof views {
  return name !== null && name in views;
}

function Gallery() {
  const query = new URLSearchParams(location.search);
  const locale: GalleryLocale = query.get('locale') === 'en' ? 'en' : 'zh-CN';
  const [path, setPath] = useState('');
  const name = query.get('view');
  const View = isViewName(name) ? views[name] : null;
  return (
    <InterfaceProvider
      locale={locale}
      typeSize={query.get('size') === 'large' ? 'large' : 'normal'}
      navigate={setPath}
      toastRegionLabel="消息"
      toastCloseLabel="关闭提示"
    >
      {View ? (
        <GalleryShell locale={locale} path={path}>
          <View />
        </GalleryShell>
      ) : (
        <SignInView />
      )}
    </InterfaceProvider>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('The gallery page has no root element.');
createRoot(root).render(<Gallery />);
