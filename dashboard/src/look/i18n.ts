import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './strings/en';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}

void i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  // React escapes.
  interpolation: { escapeValue: false },
  showSupportNotice: false,
} as Parameters<typeof i18next.init>[0]);

i18next.on('languageChanged', (language) => {
  document.documentElement.lang = language;
});
