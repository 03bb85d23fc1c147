import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../app/Mark';
import { useTitle } from '../look/useTitle';
import { RestFailure, rest } from '../wire/rest';
import { signedIn } from '../wire/signInStore';
import styles from './SignInPage.module.css';

type Step = 'password' | 'code' | 'newPassword';

const TITLES = {
  password: 'signIn.title',
  code: 'signIn.codeTitle',
  newPassword: 'signIn.newPasswordTitle',
} as const;

/** Sign in with e-mail and password, with a code where the account asks for one, and with a new password for a one-time one. */
export function SignInPage() {
  const { t } = useTranslation();
  useTitle(t('signIn.title'));
  const navigate = useNavigate();
  const search: { to?: string } = useSearch({ strict: false });
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const [step, setStep] = useState<Step>('password');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const codeField = useRef<HTMLInputElement>(null);
  const newPasswordField = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (step === 'code') {
      codeField.current?.focus();
    } else if (step === 'newPassword') {
      newPasswordField.current?.focus();
    }
  }, [step]);

  const say = (failure: unknown): string => {
    if (!(failure instanceof RestFailure)) {
      return t('signIn.failed');
    }
    switch (failure.code) {
      case 'BAD_CREDENTIALS':
        return step === 'code' ? t('signIn.wrongCode') : t('signIn.wrong');
      case 'RATE_LIMITED':
        return t('signIn.tooMany');
      case 'UNREACHABLE':
        return t('trouble.unreachable');
      default:
        return failure.message;
    }
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const totp = step === 'code' ? code.replace(/\s/g, '') : null;
      const result = await rest.login({
        email,
        password,
        ...(totp === null ? {} : { totp }),
        ...(step === 'newPassword' ? { newPassword } : {}),
      });
      if (result.newPasswordRequired && !result.token) {
        setStep('newPassword');
        return;
      }
      if (result.mfaRequired && !result.token) {
        setStep('code');
        return;
      }
      if (result.token) {
        signedIn(result.token, result.refreshToken, result.me);
        await navigate({ href: search.to ?? '/', replace: true });
      }
    } catch (failure) {
      setProblem(say(failure));
      setCode('');
    } finally {
      setBusy(false);
    }
  };

  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <div className={styles.brand}>
          <Mark size={36} />
          <div>
            <p className={styles.name}>Inhabit</p>
            <p className={styles.what}>{t('signIn.what')}</p>
          </div>
        </div>
        <form onSubmit={(event) => void submit(event)} className={styles.form}>
          <h1>{t(TITLES[step])}</h1>
          {step === 'newPassword' ? (
            <PasswordInput
              ref={newPasswordField}
              label={t('signIn.newPassword')}
              description={t('signIn.newPasswordRules')}
              name="newPassword"
              autoComplete="new-password"
              required
              withAsterisk={false}
              minLength={8}
              maxLength={128}
              visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
              value={newPassword}
              onChange={(event) => setNewPassword(event.currentTarget.value)}
            />
          ) : step === 'password' ? (
            <>
              <TextInput
                label={t('signIn.email')}
                type="email"
                name="email"
                autoComplete="username"
                required
                withAsterisk={false}
                maxLength={254}
                value={email}
                onChange={(event) => setEmail(event.currentTarget.value)}
              />
              <PasswordInput
                label={t('signIn.password')}
                name="password"
                autoComplete="current-password"
                required
                withAsterisk={false}
                maxLength={128}
                visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
              />
            </>
          ) : (
            <TextInput
              ref={codeField}
              label={t('signIn.code')}
              description={t('signIn.codeFrom')}
              name="totp"
              inputMode="numeric"
              autoComplete="one-time-code"
              pattern="[0-9 ]{6,8}"
              required
              withAsterisk={false}
              maxLength={8}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
          )}
          {problem ? (
            <p className={styles.problem} role="alert">
              {problem}
            </p>
          ) : null}
          <Button type="submit" size="md" loading={busy} fullWidth>
            {step === 'password' ? t('signIn.submit') : t('signIn.confirm')}
          </Button>
          {step !== 'password' ? (
            <Button variant="subtle" onClick={() => setStep('password')}>
              {t('signIn.back')}
            </Button>
          ) : null}
        </form>
        <p className={styles.fine}>{t('signIn.audited')}</p>
      </div>
    </main>
  );
}
