/** Everything the kit needs once: tokens, language, type size, link handling and the toast region. */
import { type ReactNode, useLayoutEffect } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';
import { ToastRegion } from './ToastRegion.tsx';
import './tokens.css';
import './base.css';
import './layout.css';
import './print.css';

interface InterfaceProviderProps {
  locale: 'zh-CN' | 'en';
  typeSize: 'normal' | 'large';
  /** Called with the `href` of any link or menu item of the kit that is followed. */
  navigate: (path: string) => void;
  /** Turns an app path into the real `href`, for example for hash routing. */
  hrefFor?: (path: string) => string;
  toastRegionLabel: string;
  toastCloseLabel: string;
  children: ReactNode;
}

// React Aria skips its own <style>, which the content security policy would refuse, if this id is taken.
const pressableStyleId = 'react-aria-pressable-style';

function claimPressableStyle(): void {
  if (document.getElementById(pressableStyleId)) return;
  const marker = document.createElement('meta');
  marker.id = pressableStyleId;
  document.head.append(marker);
}

/** Wraps the app once; changing `locale` or `typeSize` takes effect at once on the whole document. */
export function InterfaceProvider(props: InterfaceProviderProps) {
  const { locale, typeSize, navigate, hrefFor } = props;
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dataset['typeSize'] = typeSize;
  }, [locale, typeSize]);
  // While rendering, because the effects of the children run before ours.
  claimPressableStyle();
  return (
    <I18nProvider locale={locale === 'en' ? 'en-GB' : locale}>
      <RouterProvider navigate={navigate} {...(hrefFor ? { useHref: hrefFor } : {})}>
        {props.children}
        <ToastRegion label={props.toastRegionLabel} closeLabel={props.toastCloseLabel} />
      </RouterProvider>
    </I18nProvider>
  );
}
