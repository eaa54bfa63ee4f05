/** Small parts side by side, in every tone. */
import { Button } from '../../../../renderer/ui/Button.tsx';
import { Icon, type IconName } from '../../../../renderer/ui/Icon.tsx';
import { Notice } from '../../../../renderer/ui/Notice.tsx';
import { NumberSlip } from '../../../../renderer/ui/NumberSlip.tsx';
import { PageHeader } from '../../../../renderer/ui/PageHeader.tsx';
import { Section } from '../../../../renderer/ui/Section.tsx';
import { StatusTag } from '../../../../renderer/ui/StatusTag.tsx';
import { SyncPill } from '../../../../renderer/ui/SyncPill.tsx';
import { showToast } from '../../../../renderer/ui/toasts.ts';

const iconNames: IconName[] = [
  'reception',
  'opinion',
  'disclosure',
  'sync',
  'inbox',
  'task',
  'people',
  'settings',
  'print',
  'plus',
  'check',
  'alert',
  'stop',
  'clock',
  'search',
  'lock',
  'boat',
  'document',
  'back',
  'close',
  'chevron',
  'chevronDown',
  'calendar',
  'information',
  'home',
  'chart',
  'phone',
  'download',
  'upload',
  'edit',
];

const ignore = () => {};

export function PartsView() {
  return (
    <>
      <PageHeader title="零件" />
      <div className="stack-loose">
        <NumberSlip caption="已登记，请居民记下编号" number="枸杞〔2026〕接-A0012">
          查询码 <strong className="numeric">7K4-92M</strong>　·　答复期限 2026年3月15日
        </NumberSlip>
        <Section title="按钮">
          <div className="row">
            <Button
              variant="primary"
              onPress={() => showToast({ tone: 'danger', title: '没有存上', detail: '磁盘已满' })}
            >
              登记并编号
            </Button>
            <Button icon="print">打印回执</Button>
            <Button variant="quiet">取消</Button>
            <Button variant="danger">作废</Button>
            <Button variant="primary" isPending pendingLabel="正在保存…">
              登记并编号
            </Button>
            <Button isDisabled>不能按</Button>
            <Button size="compact" icon="edit">
              改
            </Button>
          </div>
        </Section>
        <Section title="状态">
          <div className="stack-tight">
            <div className="row">
              <StatusTag tone="draft">草稿</StatusTag>
              <StatusTag tone="waiting">待送</StatusTag>
              <StatusTag tone="progress">办理中</StatusTag>
              <StatusTag tone="delivered">已送达</StatusTag>
              <StatusTag tone="done">已归档</StatusTag>
              <StatusTag tone="refused">被拒</StatusTag>
              <StatusTag tone="overdue">逾期 3 天</StatusTag>
              <StatusTag tone="neutral">已作废</StatusTag>
            </div>
            <div className="row">
              <SyncPill tone="delivered" label="全部已送达" onPress={ignore} />
              <SyncPill tone="sending" label="正在送" detail="3 / 8" onPress={ignore} />
              <SyncPill tone="waiting" label="5 件待送" detail="约 2 分钟" onPress={ignore} />
              <SyncPill tone="offline" label="没有网络" detail="已存 12 件" onPress={ignore} />
              <SyncPill tone="problem" label="要看一下" detail="1 件被拒" onPress={ignore} />
            </div>
          </div>
        </Section>
        <Section title="提示">
          <div className="stack-tight">
            <Notice tone="info" title="明天停航，接待改到后天">
              已登记的预约会自动顺延。
            </Notice>
            <Notice
              tone="success"
              title="摆渡包已导出"
              actions={<Button size="compact">再导一份</Button>}
            >
              请把 U 盘交给船上的人，签一下交接单。
            </Notice>
            <Notice tone="warning" title="这台电脑的时间慢了 3 天">
              照常登记；县里以收到的时间计期限。
            </Notice>
            <Notice tone="danger" title="没有存上">
              磁盘已满。请先不要关闭窗口，清出空间后再按一次“登记”。
            </Notice>
          </div>
        </Section>
        <Section title="图标">
          <div className="row">
            {iconNames.map((name) => (
              <span key={name} className="row quiet">
                <Icon name={name} /> {name}
              </span>
            ))}
          </div>
        </Section>
      </div>
    </>
  );
}
