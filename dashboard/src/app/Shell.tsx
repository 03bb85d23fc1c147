import { ActionIcon, Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { rest } from '../wire/rest';
import { signedOut, signInStore } from '../wire/signInStore';
import { Mark } from './Mark';
import styles from './Shell.module.css';

const SIGN_OUT_WITHIN_MS = 2_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What is around every page once signed in: the way to the lists, the colours, the way out. */
export function Shell() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const leaving = useRef(false);
  const me = useStore(signInStore, (state) => state.me);
  const token = useStore(signInStore, (state) => state.token);
  const here = useLocation({ select: ({ href }) => href });
  useEffect(() => {
    if (token === null) {
      void navigate({ to: '/sign-in', search: leaving.current ? {} : { to: here }, replace: true });
    }
  }, [token, here, navigate]);
  const signOut = async () => {
    leaving.current = true;
    // The server is told while the token is there; whether it answers or not, this page forgets.
    await Promise.race([rest.logout().catch(() => undefined), pause(SIGN_OUT_WITHIN_MS)]);
    signedOut();
  };
  return (
    <>
      <a className={styles.skip} href="#page">
        {t('shell.skip')}
      </a>
      <header className={styles.bar}>
        <Link to="/" className={styles.mark} aria-label={t('shell.home')}>
          <Mark />
          <span>Inhabit</span>
        </Link>
        <nav className={styles.nav} aria-label={t('shell.navigation')}>
          <Link to="/" activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
            {t('shell.live')}
          </Link>
          <Link to="/ended" activeProps={{ 'aria-current': 'page' }}>
            {t('shell.ended')}
          </Link>
          {me?.role === 'admin' ? null : (
            <Link to="/messages" activeProps={{ 'aria-current': 'page' }}>
              {t('shell.messages')}
            </Link>
          )}
          <Link to="/camera" activeProps={{ 'aria-current': 'page' }}>
            {t('shell.camera')}
          </Link>
        </nav>
        <div className={styles.right}>
          {me ? (
            <span className={styles.me}>
              {me.displayName}
              <span className={styles.role}>{t(`role.${me.role}`)}</span>
            </span>
          ) : null}
          <SchemeButton />
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconLogout size={16} aria-hidden />}
            onClick={() => void signOut()}
          >
            {t('shell.signOut')}
          </Button>
        </div>
      </header>
      <main id="page" className={styles.page} tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
}

function SchemeButton() {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const dark = scheme === 'dark';
  return (
    <ActionIcon
      variant="subtle"
      size="md"
      aria-label={dark ? t('shell.toLight') : t('shell.toDark')}
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}
    >
      {dark ? <IconSun size={18} aria-hidden /> : <IconMoon size={18} aria-hidden />}
    </ActionIcon>
  );
}
