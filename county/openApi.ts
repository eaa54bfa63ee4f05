// The HTTP interface as an OpenAPI 3.1 document, made from the very schemas that check the messages.
import { z } from 'zod';
import { bundleKey, bundlePaths, bundles } from '../shared/bundle/bundle.ts';
import {
  admin,
  challenge,
  enrol,
  news,
  paths,
  photoReceipt,
  problemAnswer,
  protocolVersion,
  pull,
  push,
  round,
  signIn,
  token,
} from '../shared/sync/protocol.ts';

interface Operation {
  summary: string;
  request?: z.ZodType;
  answer: z.ZodType;
  /** Wants the token of an enrolled PC. */
  asDevice: boolean;
  method?: 'get';
  type?: string;
}

const healthy = z.object({ healthy: z.literal(true) });
const operations: Readonly<Record<string, Operation>> = {
  [paths.enrol]: { summary: 'A PC joins with a one-time code', ...enrol, asDevice: false },
  [paths.challenge]: { summary: 'A challenge for a PC', ...challenge, asDevice: false },
  [paths.token]: { summary: 'A token for a signed challenge', ...token, asDevice: false },
  [paths.signIn]: { summary: 'A person signs in on a PC', ...signIn, asDevice: true },
  [paths.push]: { summary: 'Rows that a PC has written', ...push, asDevice: true },
  [paths.pull]: { summary: 'What came after a checkpoint', ...pull, asDevice: true },
  [paths.round]: {
    summary: 'What came after a place, in several collections at once',
    ...round,
    asDevice: true,
  },
  [paths.admin]: { summary: 'Directory and PCs', ...admin, asDevice: true },
  [bundlePaths.key]: {
    ...{ summary: "The county's signed key for ferry bundles", ...bundleKey, asDevice: false },
  },
  [bundlePaths.take]: { summary: 'A ferry bundle, and its reply', ...bundles, asDevice: true },
  [paths.photos]: { summary: 'A photo, by tus 1.0.0', answer: z.unknown(), asDevice: true },
  [paths.photoReceipt]: {
    summary: "The county's signature for a photo that is there",
    ...photoReceipt,
    asDevice: true,
  },
  [paths.events]: {
    ...{ summary: 'Which collections have news', answer: news, asDevice: true },
    ...{ method: 'get', type: 'text/event-stream' },
  },
  [paths.health]: { summary: 'Alive', answer: healthy, asDevice: false, method: 'get' },
};

export function openApiDocument(): unknown {
  const described = Object.entries(operations).map(([path, operation]) => [
    path,
    { [operation.method ?? 'post']: describe(path, operation) },
  ]);
  return {
    openapi: '3.1.0',
    info: { title: 'Island Liaison Station, county server', version: String(protocolVersion) },
    paths: Object.fromEntries(described) as unknown,
    components: { securitySchemes: { device: { type: 'http', scheme: 'bearer' } } },
  };
}

function describe(path: string, { summary, request, answer, asDevice, type }: Operation) {
  const body = request && { requestBody: { required: true, content: content(request, 'input') } };
  return {
    ...{ summary, operationId: path.replace(/^\/v1\//, '') },
    ...(asDevice ? { security: [{ device: [] }] } : {}),
    ...body,
    responses: {
      200: { description: 'The answer', content: content(answer, 'output', type) },
      default: { description: 'A problem', content: content(problemAnswer, 'output') },
    },
  };
}

function content(schema: z.ZodType, io: 'input' | 'output', type = 'application/json') {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
  });
  return { [type]: { schema: described } };
}
