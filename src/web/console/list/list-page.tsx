import type { ReactNode } from 'react';
import { Page } from '../parts/page.tsx';
import { DataList, type DataListProps } from './data-list.tsx';

export interface ListPageProps<Row> extends Omit<DataListProps<Row>, 'label'> {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
}

/** A page that is one list. */
export function ListPage<Row>({ title, lead, actions, ...list }: ListPageProps<Row>) {
  return (
    <Page title={title} lead={lead} actions={actions}>
      <DataList label={title} {...list} />
    </Page>
  );
}
