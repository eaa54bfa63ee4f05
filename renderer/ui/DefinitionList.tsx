/** The fields of a record as label and value, ruled like a paper form. */
import type { ReactNode } from 'react';
import './DefinitionList.css';

interface DefinitionListProps {
  items: readonly { label: string; value: ReactNode }[];
  columns?: 1 | 2;
}

export function DefinitionList({ items, columns = 1 }: DefinitionListProps) {
  return (
    <dl className={`definitions definitions-${columns}`}>
      {items.map(({ label, value }) => (
        <div key={label} className="definition">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
