/** Consents are asked one by one and read aloud; what was not asked counts as no (个人信息保护法 第二十三、二十五条). */
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { CheckboxGroup } from '../../ui/CheckboxGroup.tsx';
import { Notice } from '../../ui/Notice.tsx';
import type { OpinionPartProps } from './OpinionSection.tsx';
import { asksForConfidence } from './visitForm.ts';

const consentNames = ['passName', 'publish', 'callBack'] as const;

interface ConsentFieldsProps extends OpinionPartProps {
  /** Whether somebody left a phone number. */
  isReachable: boolean;
}

export function ConsentFields({ opinion, change, isReachable }: ConsentFieldsProps) {
  const { t } = useTranslation('reception');
  const { consents } = opinion;
  return (
    <>
      <CheckboxGroup
        label={t('opinion.consents')}
        description={t('opinion.consentsNotice')}
        options={consentNames.map((id) => ({
          id,
          label: t(`opinion.${id}`),
          detail:
            id === 'callBack' && consents.callBack && !isReachable
              ? t('opinion.callBackNoPhone')
              : undefined,
        }))}
        values={consentNames.filter((name) => consents[name])}
        onChange={(given) =>
          change({
            consents: {
              passName: given.includes('passName'),
              publish: given.includes('publish'),
              callBack: given.includes('callBack'),
            },
          })
        }
      />
      {asksForConfidence(opinion) && (
        <Notice tone="warning" title={t('opinion.restrictedTitle')} isAnnounced>
          {t('opinion.restricted')}
        </Notice>
      )}
      <Checkbox
        isSelected={opinion.confidential}
        onChange={(confidential) => change({ confidential })}
        detail={t('opinion.confidentialHelp')}
      >
        {t('opinion.confidential')}
      </Checkbox>
    </>
  );
}
