/** What comes out of the printer: the A5 receipt and the 80 mm slip. */
import { PageHeader } from '../../../../renderer/ui/PageHeader.tsx';

export function SheetView() {
  return (
    <>
      <PageHeader title="打印" />
      <div className="row">
        <article className="sheet sheet-a5">
          <h2 className="sheet-title">人大代表联络站接待回执</h2>
          <p className="sheet-number">枸杞〔2026〕接-A0012</p>
          <table className="sheet-table">
            <tbody>
              <tr>
                <th scope="row">接待日期</th>
                <td>2026年3月5日</td>
              </tr>
              <tr>
                <th scope="row">意见类别</th>
                <td>海上交通</td>
              </tr>
              <tr>
                <th scope="row">由谁答复</th>
                <td>枸杞乡人大代表联络站</td>
              </tr>
            </tbody>
          </table>
          <div className="sheet-signatures">
            <span>接待人：</span>
            <span className="sheet-thumbprint">居民手印</span>
          </div>
          <p className="sheet-footer">凭编号和查询码到站或来电查询。</p>
        </article>
        <article className="sheet sheet-receipt">
          <h2 className="sheet-title">接待回执</h2>
          <p className="sheet-number">枸杞〔2026〕接-A0012</p>
          <p>2026年3月5日　海上交通</p>
          <p className="sheet-footer">查询码 7K4-92M</p>
        </article>
      </div>
    </>
  );
}
