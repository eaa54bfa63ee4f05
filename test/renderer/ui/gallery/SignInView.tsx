/** The screen before anyone is signed in. */
import { useState } from 'react';
import { Button } from '../../../../renderer/ui/Button.tsx';
import { PageHeader } from '../../../../renderer/ui/PageHeader.tsx';
import { PlainShell } from '../../../../renderer/ui/PlainShell.tsx';
import { TextField } from '../../../../renderer/ui/TextField.tsx';

export function SignInView() {
  const [passphrase, setPassphrase] = useState('');
  return (
    <PlainShell productName="海岛联络站" aside="枸杞乡人大代表联络站　设备 A">
      <PageHeader title="登录" lead="选自己的名字，输入口令。断网也能登录。" />
      <form className="form">
        <TextField
          label="口令"
          type="password"
          value={passphrase}
          onChange={setPassphrase}
          takesFocus
        />
        <div className="form-actions">
          <Button variant="primary" type="submit">
            登录
          </Button>
        </div>
      </form>
    </PlainShell>
  );
}
