/** One opinion with its acts, a dialog and the question before withdrawing it. */
import { useState } from 'react';
import { Button } from '../../../../renderer/ui/Button.tsx';
import { ConfirmDialog } from '../../../../renderer/ui/ConfirmDialog.tsx';
import { DefinitionList } from '../../../../renderer/ui/DefinitionList.tsx';
import { Dialog } from '../../../../renderer/ui/Dialog.tsx';
import { Notice } from '../../../../renderer/ui/Notice.tsx';
import { PageHeader } from '../../../../renderer/ui/PageHeader.tsx';
import { Section } from '../../../../renderer/ui/Section.tsx';
import { StatusTag } from '../../../../renderer/ui/StatusTag.tsx';
import { TextArea } from '../../../../renderer/ui/TextArea.tsx';
import { TextLink } from '../../../../renderer/ui/TextLink.tsx';
import { Timeline } from '../../../../renderer/ui/Timeline.tsx';

export function RecordView() {
  const [open, setOpen] = useState<'reply' | 'withdraw' | null>(null);
  const [reply, setReply] = useState('');
  const close = () => setOpen(null);
  return (
    <>
      <PageHeader
        title="停航消息码头上没人贴"
        number="枸杞〔2026〕意-A0031"
        tag={<StatusTag tone="progress">办理中</StatusTag>}
        back={{ href: '/opinions', label: '意见建议' }}
        actions={
          <>
            <Button variant="primary" onPress={() => setOpen('reply')}>
              告知居民
            </Button>
            <Button icon="print">打印回执</Button>
            <Button variant="quiet" onPress={() => setOpen('withdraw')}>
              撤回
            </Button>
          </>
        }
      />
      <div className="stack-loose">
        <Notice tone="warning" title="有冲突：两人改了摘要">
          联络员甲和代表甲01 在断网时都改了摘要。请看过后选定一份。
          <TextLink href="/opinions/1/conflict">去看两份</TextLink>
        </Notice>
        <div className="split">
          <div className="stack-loose">
            <Section title="内容">
              <DefinitionList
                items={[
                  {
                    label: '原话',
                    value: '风大停航的消息码头上没人贴，手机也收不到，老人白跑一趟。',
                  },
                  { label: '摘要', value: '停航信息发布不及时，建议码头张贴并发短信。' },
                  { label: '类别', value: '01 海上交通' },
                  { label: '承办单位', value: '县交通运输局' },
                  { label: '答复期限', value: '2026年6月5日（还有 62 天）' },
                ]}
              />
            </Section>
          </div>
          <Section title="经过">
            <Timeline
              label="经过"
              entries={[
                {
                  id: '1',
                  what: '登记',
                  who: '联络员甲',
                  when: '3月5日 09:42',
                  tone: 'delivered',
                  mark: { tone: 'delivered', label: '已送达' },
                },
                {
                  id: '2',
                  what: '审核通过',
                  who: '站长',
                  when: '3月5日 16:10',
                  tone: 'delivered',
                  mark: { tone: 'delivered', label: '已送达' },
                },
                {
                  id: '3',
                  what: '退回改办',
                  who: '县水务公司',
                  when: '3月7日 10:00',
                  tone: 'refused',
                  detail: '不属本单位职责，建议转县交通运输局。',
                },
                {
                  id: '4',
                  what: '交办',
                  who: '县人大代表工委',
                  when: '3月8日 09:00',
                  tone: 'progress',
                },
                {
                  id: '5',
                  what: '补充说明',
                  who: '联络员甲',
                  when: '3月9日 08:30',
                  tone: 'waiting',
                  mark: { tone: 'waiting', label: '待送' },
                },
              ]}
            />
          </Section>
        </div>
      </div>
      <Dialog
        title="告知居民"
        isOpen={open === 'reply'}
        onClose={close}
        closeLabel="关闭"
        actions={
          <>
            <Button variant="primary" onPress={close}>
              记下
            </Button>
            <Button onPress={close}>取消</Button>
          </>
        }
      >
        <TextArea
          label="怎么说的"
          value={reply}
          onChange={setReply}
          error="请写一句，居民问起时对得上"
        />
      </Dialog>
      <ConfirmDialog
        title="撤回 枸杞〔2026〕意-A0031？"
        isOpen={open === 'withdraw'}
        onConfirm={close}
        onCancel={close}
        confirmLabel="撤回"
        cancelLabel="不撤回"
        tone="danger"
        error="县里已经交办，不能在站里撤回"
      >
        <p>撤回后编号保留，记录不会删除，承办单位会收到通知。</p>
      </ConfirmDialog>
    </>
  );
}
