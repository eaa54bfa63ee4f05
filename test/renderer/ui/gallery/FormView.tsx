/** The reception form, the screen that matters most: all fields, some of them wrong. */
import { useState } from 'react';
import { Button } from '../../../../renderer/ui/Button.tsx';
import { Checkbox } from '../../../../renderer/ui/Checkbox.tsx';
import { CheckboxGroup } from '../../../../renderer/ui/CheckboxGroup.tsx';
import { ComboBox, type ComboBoxValue } from '../../../../renderer/ui/ComboBox.tsx';
import { DateField } from '../../../../renderer/ui/DateField.tsx';
import { DateTimeField } from '../../../../renderer/ui/DateTimeField.tsx';
import { KeyHint } from '../../../../renderer/ui/KeyHint.tsx';
import { NumberField } from '../../../../renderer/ui/NumberField.tsx';
import { PageHeader } from '../../../../renderer/ui/PageHeader.tsx';
import { RadioGroup } from '../../../../renderer/ui/RadioGroup.tsx';
import { Section } from '../../../../renderer/ui/Section.tsx';
import { Select } from '../../../../renderer/ui/Select.tsx';
import { TextArea } from '../../../../renderer/ui/TextArea.tsx';
import { TextField } from '../../../../renderer/ui/TextField.tsx';

const categories = [
  { id: '01', label: '01 海上交通', detail: '航班、票务、停航信息、码头、车渡' },
  { id: '03', label: '03 供水', detail: '水质、限水、海水淡化' },
  { id: '06', label: '06 医疗', detail: '转运、药品、医保' },
  { id: '08', label: '08 养老助老' },
  { id: '09', label: '09 渔业' },
  { id: '10', label: '10 养殖贻贝' },
];
const deputies = [
  { id: 'd1', label: '代表甲01', detail: '县人大代表', keywords: 'daibiaojia dbj' },
  { id: 'd2', label: '代表乙02', detail: '乡人大代表', keywords: 'daibiaoyi dby' },
];

function useFormState() {
  const [how, setHow] = useState<string | null>('walkIn');
  const [submitter, setSubmitter] = useState<string | null>('named');
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('000-0000-0001');
  const [words, setWords] = useState('风大停航的消息码头上没人贴，手机也收不到，老人白跑一趟。');
  const [category, setCategory] = useState<string | null>(null);
  const [deputy, setDeputy] = useState<ComboBoxValue>({ id: 'd1', text: '代表甲01' });
  const [place, setPlace] = useState<ComboBoxValue>({ id: null, text: '' });
  const [startedAt, setStartedAt] = useState<string | null>('2026-03-05T09:30');
  const [due, setDue] = useState<string | null>(null);
  const [people, setPeople] = useState<number | null>(1);
  const [consents, setConsents] = useState<string[]>(['callBack']);
  const [confidential, setConfidential] = useState(false);
  return {
    how,
    setHow,
    submitter,
    setSubmitter,
    name,
    setName,
    phone,
    setPhone,
    words,
    setWords,
    category,
    setCategory,
    deputy,
    setDeputy,
    place,
    setPlace,
    startedAt,
    setStartedAt,
    due,
    setDue,
    people,
    setPeople,
    consents,
    setConsents,
    confidential,
    setConfidential,
  };
}

export function FormView() {
  const form = useFormState();
  const [saved, setSaved] = useState('');
  const save = () =>
    setSaved(
      `${form.name}|${form.category ?? ''}|${form.place.id ?? 'custom'}:${form.place.text}|${form.due ?? ''}`,
    );
  return (
    <>
      <PageHeader
        title="登记来访"
        lead="先记原话，再补其余。没写完也会存成草稿。"
        back={{ href: '/visits', label: '接待登记' }}
      />
      <div className="split">
        <div className="stack-loose">
          <Section title="居民的话">
            <div className="stack">
              <TextArea
                label="原话"
                description="照居民说的写，方言也照写"
                value={form.words}
                onChange={form.setWords}
                rows={3}
                maximumLength={30}
                counterText={(used, maximum) => `${used} / ${maximum} 字`}
              />
              <RadioGroup
                label="怎么来的"
                value={form.how}
                onChange={form.setHow}
                options={[
                  { id: 'walkIn', label: '到站' },
                  { id: 'phone', label: '电话' },
                  { id: 'home', label: '上门' },
                  { id: 'box', label: '信箱' },
                ]}
              />
              <div className="columns-two">
                <Select
                  label="类别"
                  options={categories}
                  value={form.category}
                  onChange={form.setCategory}
                  placeholder="请选择"
                  error={form.category === null ? '请选一个类别，才能分到承办单位' : undefined}
                />
                <ComboBox
                  label="地点"
                  labelNote="选填"
                  options={[
                    { id: 'p1', label: '小菜园码头', keywords: 'xiaocaiyuanmatou xcymt' },
                    { id: 'p2', label: '干斜码头', keywords: 'ganxiematou gxmt' },
                  ]}
                  value={form.place}
                  onChange={form.setPlace}
                  allowsCustom
                  toggleLabel="展开地点"
                  emptyText="没有这个地点，可以直接写"
                />
              </div>
            </div>
          </Section>
          <Section title="来访人">
            <div className="stack">
              <RadioGroup
                label="谁"
                layout="list"
                value={form.submitter}
                onChange={form.setSubmitter}
                options={[
                  { id: 'named', label: '留姓名', detail: '以后可以告诉他结果' },
                  { id: 'anonymous', label: '匿名', detail: '凭查询码来问结果' },
                  { id: 'sealed', label: '受限件', detail: '只有县里能看', isDisabled: true },
                ]}
              />
              <div className="columns-two">
                <TextField
                  label="姓名"
                  value={form.name}
                  onChange={form.setName}
                  error={form.name === '' ? '请写姓名，或改选匿名' : undefined}
                  onEnter={save}
                />
                <TextField
                  label="电话"
                  labelNote="选填"
                  type="tel"
                  value={form.phone}
                  onChange={form.setPhone}
                />
              </div>
              <CheckboxGroup
                label="居民同意"
                values={form.consents}
                onChange={form.setConsents}
                options={[
                  { id: 'passOn', label: '把我的姓名告诉承办单位' },
                  {
                    id: 'publish',
                    label: '隐去姓名后公开',
                    detail: '岛上人少，写明岛和类别也可能认得出',
                  },
                  { id: 'callBack', label: '回访我' },
                ]}
              />
              <Checkbox isSelected={form.confidential} onChange={form.setConfidential}>
                居民要求保密
              </Checkbox>
            </div>
          </Section>
          <div className="form-actions form-actions-kept">
            <Button variant="primary" onPress={save}>
              登记并编号
            </Button>
            <Button>存为草稿</Button>
            <span className="row quiet">
              <KeyHint keys={['Ctrl', 'Enter']} />
            </span>
            <output data-testid="saved">{saved}</output>
          </div>
        </div>
        <Section title="接待">
          <div className="stack">
            <ComboBox
              label="接待代表"
              options={deputies}
              value={form.deputy}
              onChange={form.setDeputy}
              toggleLabel="展开代表"
              emptyText="没有找到"
            />
            <DateTimeField
              label="开始时间"
              value={form.startedAt}
              onChange={form.setStartedAt}
              calendarLabel="选日期"
            />
            <DateField
              label="答复期限"
              labelNote="选填"
              value={form.due}
              onChange={form.setDue}
              minimum="2026-03-05"
              calendarLabel="选期限"
            />
            <NumberField
              label="人数"
              value={form.people}
              onChange={form.setPeople}
              minimum={1}
              maximum={50}
              incrementLabel="增加"
              decrementLabel="减少"
            />
            <TextField label="站点" value="枸杞乡人大代表联络站" onChange={() => {}} isReadOnly />
            <TextField label="登记人" value="" onChange={() => {}} isDisabled />
          </div>
        </Section>
      </div>
    </>
  );
}
