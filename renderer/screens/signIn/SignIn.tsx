/** Who is at the desk: names to press, then a passphrase. The PC is shared, so this is also how people take turns. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonAtDoor } from '../../../shared/bridge.ts';
import { useDoor } from '../../session/door.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PlainShell } from '../../ui/PlainShell.tsx';
import { LanguageSwitch } from '../firstRun/LanguageSwitch.tsx';
import { FirstSignIn } from './FirstSignIn.tsx';
import { PassphraseForm } from './PassphraseForm.tsx';
import './SignIn.css';

export function SignIn() {
  const { t } = useTranslation(['signIn', 'common']);
  const { state } = useDoor();
  const { people } = state;
  const [chosen, setChosen] = useState<string>();
  const only = people.length === 1 ? people[0] : undefined;
  const person = people.find(({ id }) => id === chosen) ?? only;
  return (
    <PlainShell productName={t('common:productName')} aside={<LanguageSwitch />}>
      <div className="sign-in" data-testid="sign-in">
        <p className="sign-in-office">{state.office?.name}</p>
        {person ? (
          <PersonSignIn
            key={person.id}
            person={person}
            onLeave={only ? undefined : () => setChosen(undefined)}
          />
        ) : (
          <People people={people} onChoose={setChosen} />
        )}
        <p className="sign-in-version">{t('version', { version: state.version })}</p>
      </div>
    </PlainShell>
  );
}

interface PeopleProps {
  people: readonly PersonAtDoor[];
  onChoose: (id: string) => void;
}

function People({ people, onChoose }: PeopleProps) {
  const { t } = useTranslation('signIn');
  if (people.length === 0) {
    return (
      <EmptyState title={t('nobody.title')} icon="people">
        {t('nobody.what')}
      </EmptyState>
    );
  }
  return (
    <>
      <h1>{t('who')}</h1>
      <p className="sign-in-lead">{t('lead')}</p>
      <ul className="sign-in-people" aria-label={t('peopleLabel')}>
        {people.map((person) => (
          <li key={person.id}>
            <button type="button" className="sign-in-person" onClick={() => onChoose(person.id)}>
              <span className="sign-in-name">{person.name}</span>
              <RoleNames person={person} />
              {!person.ready && <span className="sign-in-first">{t('firstTime')}</span>}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function RoleNames({ person }: { person: PersonAtDoor }) {
  const { t } = useTranslation('common');
  return (
    <span className="sign-in-role">
      {person.roles.map((role) => t(`role.${role}`)).join(' · ')}
    </span>
  );
}

interface PersonSignInProps {
  person: PersonAtDoor;
  /** Back to the names; absent when there is nobody else. */
  onLeave: (() => void) | undefined;
}

function PersonSignIn({ person, onLeave }: PersonSignInProps) {
  const { state } = useDoor();
  const [hasForgotten, setHasForgotten] = useState(false);
  const inCounty = state.mode === 'county';
  const mayForget = inCounty && state.samplePassphrase === undefined;
  return (
    <>
      <div className="sign-in-chosen">
        <h1>{person.name}</h1>
        <RoleNames person={person} />
      </div>
      {inCounty && (!person.ready || hasForgotten) ? (
        <FirstSignIn
          key={String(hasForgotten)}
          person={person}
          hasForgotten={hasForgotten}
          onLeave={hasForgotten ? () => setHasForgotten(false) : onLeave}
        />
      ) : (
        <PassphraseForm
          person={person}
          onForgotten={mayForget ? () => setHasForgotten(true) : undefined}
          onLeave={onLeave}
        />
      )}
    </>
  );
}
