/** Shops, live journeys and pinned versions, compiled once; read anew when the configuration counter moves. */
import { compileJourney, type CompiledJourney, type NodeTypes } from '../engine/compile-journey.ts';
import type { ShopRuntime } from '../engine/drain.ts';
import type { ShopRecord } from '../engine/shop-model.ts';
import type { VersionRecord } from '../journeys/version-record.ts';
import type { AddressLists } from '../stages/policy/index.ts';
import type { CompiledEmail } from '../stages/rendering/index.ts';

/** Where the configuration is read from. */
export interface CatalogSource {
  /** Moves whenever a shop or journey changed. */
  counter(): Promise<number>;
  shops(): Promise<ShopRecord[]>;
  liveVersions(): Promise<VersionRecord[]>;
  versions(ids: readonly string[]): Promise<VersionRecord[]>;
}

interface LoadedVersion { journey: CompiledJourney; emails: VersionRecord['emails'] }

export class JourneyCatalog {
  readonly #source: CatalogSource;
  readonly #types: NodeTypes;
  readonly #addressLists: () => AddressLists;
  readonly #onProblem: (versionId: string, error: unknown) => void;
  #counter: number | undefined;
  #shops = new Map<string, { record: ShopRecord; runtime: ShopRuntime }>();
  readonly #versions = new Map<string, LoadedVersion | undefined>();

  constructor(source: CatalogSource, types: NodeTypes, onProblem: (versionId: string, error: unknown) => void, addressLists: () => AddressLists = () => ({})) {
    this.#source = source;
    this.#types = types;
    this.#onProblem = onProblem;
    this.#addressLists = addressLists;
  }

  /** Cheap when nothing changed: one read of the counter. */
  async refresh(): Promise<void> {
    const counter = await this.#source.counter();
    if (counter !== this.#counter) await this.#reload(counter);
    const addressLists = this.#addressLists();
    for (const { runtime } of this.#shops.values()) runtime.addressLists = addressLists;
  }

  async #reload(counter: number): Promise<void> {
    const [shops, live] = await Promise.all([this.#source.shops(), this.#source.liveVersions()]);
    const ofShop = Map.groupBy(live, (version) => version.shopId);
    for (const version of live) this.#add(version);
    this.#shops = new Map(
      shops.map((record) => {
        const versions = ofShop.get(record._id) ?? [];
        const journeys = versions.map((version) => this.#versions.get(version._id)?.journey).filter((journey) => journey !== undefined);
        return [record._id, { record, runtime: { view: record.view, caps: record.caps, policy: record.policy, live: journeys } }];
      }),
    );
    this.#counter = counter;
  }

  /** Makes sure that pinned versions are at hand. A version never changes, so it is read once. */
  async ensure(ids: Iterable<string>): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.#versions.has(id));
    if (missing.length === 0) return;
    const found = await this.#source.versions(missing);
    for (const version of found) this.#add(version);
    for (const id of missing) if (!this.#versions.has(id)) this.#versions.set(id, undefined);
  }

  shop(id: string): ShopRuntime | undefined {
    return this.#shops.get(id)?.runtime;
  }
  shopRecord(id: string): ShopRecord | undefined {
    return this.#shops.get(id)?.record;
  }
  journey(versionId: string): CompiledJourney | undefined {
    return this.#versions.get(versionId)?.journey;
  }
  email(versionId: string, key: string, locale: 'de' | 'en'): CompiledEmail | undefined {
    return this.#versions.get(versionId)?.emails[key]?.[locale];
  }

  #add(version: VersionRecord): void {
    if (this.#versions.get(version._id)) return;
    try {
      const { _id: id, journeyId, shopId, document, emails } = version;
      this.#versions.set(id, { journey: compileJourney({ id, journeyId, shopId, document }, this.#types), emails });
    } catch (error) {
      this.#versions.set(version._id, undefined);
      this.#onProblem(version._id, error);
    }
  }
}
