// A random history of three PCs: edits, deletions and photos everywhere, replications that are cut, clocks that go
// back, databases that are closed and opened. In the end all three hold the same, and nobody's last word is lost.
import { chanceFrom, type Chance } from '../storageKill/chance.ts';
import { link, type Link } from './replicationLink.ts';
import { ReplicationNode, type Seen } from './replicationNode.ts';

const shared = ['s0', 's1', 's2', 's3'];

export class ReplicationHistory {
  readonly #chance: Chance;
  readonly #stations: readonly [ReplicationNode, ReplicationNode];
  readonly #county: ReplicationNode;
  readonly #links = new Map<ReplicationNode, Link>();
  /** Notes that only one PC writes must end as it last wrote them. */
  readonly #lastWords = new Map<string, Seen>();
  readonly #ids = new Set<string>();
  /** Notes that are being written: two writes of one at once would be a conflict. */
  readonly #busy = new Set<string>();
  #writes = 0;
  readonly story: string[] = [];

  constructor(seed: number) {
    this.#chance = chanceFrom(seed);
    const onMemory = this.#chance.below(10) < 7 ? 'county' : 'second';
    const node = (name: string) => new ReplicationNode(name, name !== onMemory);
    this.#stations = [node('first'), node('second')];
    this.#county = node('county');
  }

  get #nodes(): ReplicationNode[] {
    return [...this.#stations, this.#county];
  }

  async run(): Promise<void> {
    for (const node of this.#nodes) await node.open();
    for (let steps = this.#chance.between(8, 25); steps > 0; steps -= 1) await this.#step();
    await this.#converge();
    await this.#compare();
    for (const node of this.#nodes) if (node.isOurs) await this.#restart(node);
    await this.#compare();
    for (const node of this.#nodes) await node.close();
  }

  async #step(): Promise<void> {
    const station = this.#chance.pick(this.#stations);
    const dice = this.#chance.below(100);
    if (dice < 50) await this.#writeSome(this.#chance.pick(this.#nodes));
    else if (dice < 65) await this.#sync(station);
    else if (dice < 75) this.#connect(station);
    else if (dice < 85) await this.#cut(station);
    else if (dice < 92) await this.#restart(this.#chance.pick(this.#nodes));
    else if (dice < 96) this.#chance.pick(this.#nodes).setClock(this.#chance);
    else await new Promise((resolve) => setTimeout(resolve, this.#chance.below(15)));
  }

  async #writeSome(node: ReplicationNode): Promise<void> {
    const writing = Array.from({ length: this.#chance.between(1, 5) }, () => this.#writeOne(node));
    await Promise.all(writing);
  }

  async #writeOne(node: ReplicationNode): Promise<void> {
    this.#writes += 1;
    const number = this.#writes;
    const isOwn = this.#chance.percent(40);
    const id = isOwn ? `${node.name}${this.#chance.below(6)}` : this.#chance.pick(shared);
    if (isOwn && this.#busy.has(id)) return;
    const deleted = this.#chance.percent(15);
    const length = this.#chance.percent(3) ? 1_050_000 : this.#chance.between(21, 60);
    const kind = this.#chance.pick(['new', 'none', 'as before', 'as before'] as const);
    const photo = kind === 'new' ? `photo ${number} `.padEnd(length, '灯') : kind;
    const note = { text: `${number} by ${node.name}`, age: number % 100, deleted };
    this.story.push(
      `${node.name}: ${id} ${number}${deleted ? ' deleted' : ''} ${photo.slice(0, 12)}`,
    );
    this.#busy.add(id);
    const isWritten = await node.write(id, note, photo);
    this.#ids.add(id);
    const seen = isOwn ? (await node.look([id])).get(id) : undefined;
    this.#busy.delete(id);
    if (seen) this.#lastWords.set(id, seen);
    if (isOwn && !isWritten) throw new Error(`${id} was refused, though nobody else writes it`);
  }

  #connect(station: ReplicationNode): Link {
    const present = this.#links.get(station);
    if (present) return present;
    this.story.push(`${station.name}: connected`);
    const made = link(station, this.#county, this.#chance.between(1, 20));
    this.#links.set(station, made);
    return made;
  }

  async #sync(station: ReplicationNode): Promise<void> {
    await this.#connect(station).idle();
    this.story.push(`${station.name}: in sync`);
    await this.#cut(station);
  }

  async #cut(station: ReplicationNode): Promise<void> {
    const present = this.#links.get(station);
    this.#links.delete(station);
    if (!present) return;
    await present.cut();
    this.story.push(`${station.name}: cut`);
  }

  /** A PC on memory would forget everything. */
  async #restart(node: ReplicationNode): Promise<void> {
    if (!node.isOurs) return;
    for (const station of this.#stations)
      if (node === this.#county || node === station) await this.#cut(station);
    await node.close();
    await node.open();
    this.story.push(`${node.name}: restarted`);
  }

  async #converge(): Promise<void> {
    for (const station of this.#stations) await this.#cut(station);
    for (let round = 0; round < 2; round += 1)
      for (const station of this.#stations) await this.#sync(station);
  }

  async #compare(): Promise<void> {
    const ids = [...this.#ids];
    const states = await Promise.all(this.#nodes.map((node) => node.look(ids)));
    for (const id of ids) {
      const [first, second, county] = states.map((state) => JSON.stringify(state.get(id)));
      if (first !== county || second !== county)
        throw new Error(`${id} is ${first} at the first, ${second} at the second, ${county}`);
    }
    for (const [id, seen] of this.#lastWords) {
      const found = JSON.stringify(states[0]?.get(id));
      if (found !== JSON.stringify(seen))
        throw new Error(`${id} should be ${JSON.stringify(seen)}, is ${found}`);
    }
  }
}
