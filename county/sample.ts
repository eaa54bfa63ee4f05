// A county to try out: invented offices, people and two months of work, judged and signed like any other.
import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { countyOffice, newDeviceId } from '../shared/ids.ts';
import type { SyncedCollection } from '../shared/records.ts';
import {
  sampleActor,
  sampleDirectory,
  sampleOffices,
  samplePassphrase,
  sampleStation,
  sampleUnits,
} from '../shared/sample/sampleDirectory.ts';
import { sampleRecords } from '../shared/sample/sampleRecords.ts';
import { formatStamp } from '../shared/stamp.ts';
import type { CountyDesk } from './countyDesk.ts';
import { handOutCode } from './handOutCode.ts';
import { takePush, type Pusher } from './push/takePush.ts';
import { newKeyPair } from './signing.ts';
import { dropUnusedCodes } from './store/codes.ts';
import { setPassphraseHash } from './store/credentials.ts';
import { inTransaction, type Database } from './store/database.ts';
import { addDevice, revokeDevice } from './store/devices.ts';
import { writeFeed } from './store/feed.ts';
