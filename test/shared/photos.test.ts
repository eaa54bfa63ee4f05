import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldOpinion } from '../../shared/opinion/opinion.ts';
import { readImageFacts } from '../../shared/photos/imageFacts.ts';
import { isPhotoWithheld, photoFacts, photoReceiptText } from '../../shared/photos/photo.ts';
import { foldVisit } from '../../shared/reception/visit.ts';
import { frame, jfif, jpegOf, segment } from '../photos/jpegBytes.ts';
import { lifeOf } from './life.ts';
import { opinionPayloads, somePhoto, visitPayloads } from './payloads.ts';
import { gatherPeople, ourStation, ourUnit } from './people.ts';
import { runs } from './seeds.ts';

const base64 = (text: string) => Uint8Array.from(Buffer.from(text, 'base64'));
const exif = segment(0xe1, 0x45, 0x78, 0x69, 0x66, 0, 0);

const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==';
const lossyWebp =
  'UklGRjwAAABXRUJQVlA4IDAAAADQAQCdASoDAAIAAUAmJaACdLoB+AADsAD+8ut//NgVzXPv9//S4P0uD9Lg/9KQAAA=';

describe('what a file is', () => {
  it('[PH2] is told from its bytes: kind, size, and whether it says more than its pixels', () => {
    expect(readImageFacts(jpegOf(jfif, frame(0xc0, 640, 480)))).toEqual({
      type: 'image/jpeg',
      width: 640,
      height: 480,
      hasMetadata: false,
    });
    expect(readImageFacts(jpegOf(exif, frame(0xc2, 4000, 3000)))?.hasMetadata).toBe(true);
    expect(readImageFacts(jpegOf(jfif, segment(0xfe, 0x61), frame(0xc0, 9, 9)))?.hasMetadata).toBe(
      true,
    );
    expect(readImageFacts(base64(png))).toMatchObject({ type: 'image/png', width: 3, height: 2 });
    expect(readImageFacts(base64(lossyWebp))).toMatchObject({
      type: 'image/webp',
      width: 3,
      height: 2,
    });
  });

  it('[PH2] a page, a program, half a header and an empty file are no photo', () => {
    const texts = ['<html>', '%PDF-1.7', 'MZ', '', 'GIF89a', 'RIFF....WEBP'];
    for (const text of texts) expect(readImageFacts(Buffer.from(text))).toBeUndefined();
    expect(readImageFacts(jpegOf(jfif))).toBeUndefined();
    expect(readImageFacts(base64(png).subarray(0, 20))).toBeUndefined();
    expect(readImageFacts(jpegOf(frame(0xc0, 0, 480)))).toBeUndefined();
  });

  it('[PH2] any bytes get an answer, with or without the right beginning', () => {
    const beginnings = [
      [],
      [0xff, 0xd8],
      [...base64(png).subarray(0, 16)],
      [0x52, 0x49, 0x46, 0x46],
    ];
    const file = fc
      .tuple(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 200 }))
      .map(([beginning, rest]) => Uint8Array.from([...beginning, ...rest]));
    const answers = fc.property(file, (bytes) => {
      const facts = readImageFacts(bytes);
      expect(facts === undefined || (facts.width > 0 && facts.height > 0)).toBe(true);
    });
    fc.assert(answers, runs(2_000));
  });
});

describe('the photos of a record', () => {
  it('[PH1] belong to it by an act that names hash, size and kind, and nothing else is taken', () => {
    expect(photoFacts.safeParse(somePhoto).success).toBe(true);
    const others = [
      { sha256: 'AB'.repeat(32) },
      { type: 'image/svg+xml' },
      { bytes: 0 },
      { bytes: 5 * 1024 * 1024 },
      { width: 2_001 },
      { photo: '../secret' },
      { caption: 'a\u0000b' },
      { showsResident: undefined },
    ];
    for (const other of others) {
      expect(photoFacts.safeParse({ ...somePhoto, ...other }).success).toBe(false);
    }
    const { asRecorder, asDeputy } = gatherPeople();
    const visit = lifeOf('visits');
    expect(visit.happens(asRecorder('attach', somePhoto))).toBe('visit.notRegistered');
    visit.happens(asRecorder('register', visitPayloads.register));
    expect(visit.happens(asDeputy('attach', somePhoto))).toBe('act.notPermitted');
    expect(visit.happens(asRecorder('attach', somePhoto))).toBeUndefined();
    expect(visit.happens(asRecorder('attach', { ...somePhoto, bytes: 7 }))).toBeUndefined();
    expect(foldVisit(visit.acts()).view.photos).toMatchObject([somePhoto]);
  });

  it('[PH6] a photo goes when the PC that attached it takes it away, and another PC changes nothing', () => {
    const { asRecorder, asHead } = gatherPeople();
    const opinion = lifeOf('opinions');
    opinion.happens(asRecorder('register', opinionPayloads.register));
    opinion.happens(asRecorder('attach', somePhoto));
    const photos = () => foldOpinion(opinion.acts()).view.photos;
    opinion.happens({ ...asHead('detach', opinionPayloads.detach), device: 'another000' });
    expect(photos()).toHaveLength(1);
    opinion.happens({
      ...asHead('detach', opinionPayloads.detach),
      device: photos()[0]?.device ?? '',
    });
    expect(photos()).toEqual([]);
    expect(opinion.acts().map(({ kind }) => kind)).toContain('attach');
  });

  it('[PH3] one that shows the resident stays at the station, or goes to the county with consent', () => {
    const shows = { showsResident: true };
    const rows = [ourStation, 'county', ourUnit].flatMap((office) =>
      [true, false].map((consent) => isPhotoWithheld(shows, office, ourStation, consent)),
    );
    expect(rows).toEqual([false, false, false, true, true, true]);
    expect(isPhotoWithheld({ showsResident: false }, ourUnit, ourStation, false)).toBe(false);
  });

  it('[PH4] the county signs for id, hash, size and time together', () => {
    const { photo, sha256, bytes } = somePhoto;
    const text = photoReceiptText(photo, sha256, bytes, '2026-05-08T01:00:00.000Z');
    expect(text).toBe(`photo-1\n${photo}\n${sha256}\n312000\n2026-05-08T01:00:00.000Z`);
  });
});
