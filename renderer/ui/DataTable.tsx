/** Comparable records as a plain table: fast with hundreds of rows on an old PC, printable, walked with the arrow keys. */
import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import { VisuallyHidden } from './VisuallyHidden.tsx';
import { walkLinks } from './walkLinks.ts';
import './DataTable.css';

export interface DataTableColumn<ColumnId extends string> {
  id: ColumnId;
  label: string;
  align?: 'start' | 'end';
  /** `fit` takes no more than its content; `fill` (the default) shares the rest. */
  width?: 'fit' | 'fill';
  /** The cell that names the row and, with `rowHref`, links to it. The first column if none says so. */
  isRowHeader?: boolean;
  isSortable?: boolean;
}

export interface DataTableSort<ColumnId extends string> {
  columnId: ColumnId;
  direction: 'ascending' | 'descending';
}

interface DataTableProps<Row, ColumnId extends string> {
  label: string;
  columns: readonly DataTableColumn<ColumnId>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  rowHref?: (row: Row) => string;
  renderCell: (row: Row, columnId: ColumnId) => ReactNode;
  sort?: DataTableSort<ColumnId> | undefined;
  onSortChange?: (sort: DataTableSort<ColumnId>) => void;
  /** Shown instead of the table when there are no rows. */
  emptyState: ReactNode;
}

/** The whole row is the link's target; a press on a control inside a cell stays that control's. */
export function DataTable<Row, ColumnId extends string>(props: DataTableProps<Row, ColumnId>) {
  const { columns, rows } = props;
  if (rows.length === 0) return props.emptyState;
  const headerId = (columns.find(({ isRowHeader }) => isRowHeader) ?? columns[0])?.id;
  return (
    <div className="data-table-frame">
      <table className="data-table">
        <caption>
          <VisuallyHidden>{props.label}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <ColumnHeading
                key={column.id}
                column={column}
                sort={props.sort}
                onSortChange={props.onSortChange}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={props.rowId(row)}>
              {columns.map((column) => {
                const content = props.renderCell(row, column.id);
                if (column.id !== headerId)
                  return (
                    <td key={column.id} className={cellClass(column)}>
                      {content}
                    </td>
                  );
                return (
                  <th key={column.id} scope="row" className={cellClass(column)}>
                    {props.rowHref ? (
                      <Link
                        className="row-link"
                        data-row-link
                        href={props.rowHref(row)}
                        onKeyDown={walkLinks}
                      >
                        {content}
                      </Link>
                    ) : (
                      content
                    )}
                  </th>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cellClass({ align = 'start', width = 'fill' }: DataTableColumn<string>): string {
  return `cell-${align} cell-${width}`;
}

interface ColumnHeadingProps<ColumnId extends string> {
  column: DataTableColumn<ColumnId>;
  sort: DataTableSort<ColumnId> | undefined;
  onSortChange: ((sort: DataTableSort<ColumnId>) => void) | undefined;
}

function ColumnHeading<ColumnId extends string>({
  column,
  sort,
  onSortChange,
}: ColumnHeadingProps<ColumnId>) {
  if (!column.isSortable || !onSortChange) {
    return (
      <th scope="col" className={cellClass(column)}>
        {column.label}
      </th>
    );
  }
  const direction = sort?.columnId === column.id ? sort.direction : undefined;
  const next = direction === 'descending' ? 'ascending' : 'descending';
  return (
    <th scope="col" className={cellClass(column)} aria-sort={direction ?? 'none'}>
      <button
        type="button"
        className="sort-button"
        onClick={() => onSortChange({ columnId: column.id, direction: next })}
      >
        {column.label}
        <span className={`sort-sign sort-${direction ?? 'none'}`}>
          <Icon name="chevronDown" size="small" />
        </span>
      </button>
    </th>
  );
}
