/** The likely time zone of a postal address: the country's, and for wide countries the state's or the postcode's. */

interface Place { country?: string | undefined; state?: string | undefined; postcode?: string | undefined }

export function zoneOf({ country, state, postcode }: Place): string | undefined {
  if (country === undefined) return undefined;
  const region = state === undefined ? undefined : ZONE_OF_STATE[country]?.get(state.toUpperCase());
  if (region !== undefined) return region;
  const byPostcode = postcode === undefined ? undefined : ZONE_OF_POSTCODE[country]?.find(([prefix]) => prefix.test(postcode));
  return byPostcode?.[1] ?? MAIN_ZONE[country] ?? onlyZone(country);
}

/** Where most people of a country with several zones live. */
const MAIN_ZONE: Record<string, string> = {
  AR: 'America/Buenos_Aires', AU: 'Australia/Sydney', BR: 'America/Sao_Paulo', CA: 'America/Toronto', CD: 'Africa/Kinshasa', CL: 'America/Santiago',
  CN: 'Asia/Shanghai', CY: 'Asia/Nicosia', DE: 'Europe/Berlin', EC: 'America/Guayaquil', ES: 'Europe/Madrid', FM: 'Pacific/Ponape',
  GL: 'America/Godthab', ID: 'Asia/Jakarta', KI: 'Pacific/Tarawa', KZ: 'Asia/Almaty', MH: 'Pacific/Majuro', MN: 'Asia/Ulaanbaatar',
  MX: 'America/Mexico_City', MY: 'Asia/Kuala_Lumpur', NZ: 'Pacific/Auckland', PF: 'Pacific/Tahiti', PG: 'Pacific/Port_Moresby', PS: 'Asia/Gaza',
  PT: 'Europe/Lisbon', RU: 'Europe/Moscow', UA: 'Europe/Kiev', US: 'America/New_York', UZ: 'Asia/Tashkent',
};

const ZONE_OF_POSTCODE: Record<string, [RegExp, string][]> = {
  ES: [[/^(35|38)/, 'Atlantic/Canary']],
  PT: [[/^9[0-4]/, 'Atlantic/Madeira'], [/^9[5-9]/, 'Atlantic/Azores']],
};

/** A state that spans two zones gets the one most of its people live in. */
const ZONE_OF_STATE: Record<string, ReadonlyMap<string, string>> = {
  US: states({
    'America/Chicago': 'AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI', 'America/Denver': 'CO ID MT NM UT WY', 'America/Phoenix': 'AZ',
    'America/Los_Angeles': 'CA NV OR WA', 'America/Anchorage': 'AK', 'Pacific/Honolulu': 'HI', 'America/Puerto_Rico': 'PR VI', 'Pacific/Guam': 'GU MP',
  }),
  CA: states({
    'America/St_Johns': 'NL', 'America/Halifax': 'NS NB PE', 'America/Winnipeg': 'MB', 'America/Regina': 'SK', 'America/Edmonton': 'AB NT',
    'America/Vancouver': 'BC', 'America/Whitehorse': 'YT', 'America/Iqaluit': 'NU',
  }),
  AU: states({ 'Australia/Brisbane': 'QLD', 'Australia/Adelaide': 'SA', 'Australia/Darwin': 'NT', 'Australia/Perth': 'WA', 'Australia/Hobart': 'TAS', 'Australia/Melbourne': 'VIC' }),
  BR: states({ 'America/Manaus': 'AM', 'America/Porto_Velho': 'RO', 'America/Boa_Vista': 'RR', 'America/Rio_Branco': 'AC', 'America/Cuiaba': 'MT', 'America/Campo_Grande': 'MS' }),
  MX: states({ 'America/Tijuana': 'BC', 'America/Hermosillo': 'SON', 'America/Mazatlan': 'BCS SIN NAY', 'America/Cancun': 'QROO Q R QR' }),
};

function states(zones: Record<string, string>): ReadonlyMap<string, string> {
  return new Map(Object.entries(zones).flatMap(([zone, codes]) => codes.split(' ').map((code): [string, string] => [code, zone])));
}

const onlyZones = new Map<string, string | undefined>();

/** Asked of ICU once per country: too slow for each order. */
function onlyZone(country: string): string | undefined {
  if (!onlyZones.has(country)) onlyZones.set(country, /^[A-Z]{2}$/.test(country) ? zonesOfRegion(country)[0] : undefined);
  return onlyZones.get(country);
}

/** TypeScript does not know `getTimeZones` (ECMA-402 Locale Info) yet. */
function zonesOfRegion(country: string): string[] {
  const region: Intl.Locale & { getTimeZones?(): string[] | undefined } = new Intl.Locale(`und-${country}`);
  return region.getTimeZones?.() ?? [];
}
