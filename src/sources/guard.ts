/**
 * Which addresses may be fetched. Feeds, pages and redirects are written by strangers: none of them may lead into the
 * operator's own network. Names are checked after they are resolved, and the connection goes to the very address checked.
 */
import { lookup as resolveName } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { VerbatimError } from '../errors.js';
import { FetchFault } from './fault.js';

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** As `dns.lookup` with all addresses. */
export type Resolve = (name: string) => Promise<{ address: string; family: number }[]>;

const RESOLVE: Resolve = (name) => resolveName(name, { all: true, verbatim: true });

/** What is routed on the internet today; all else of IPv6 is somebody's own, or leads to addresses of IPv4. */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');

/** Other services listen below, and would take a request for something of theirs. */
const FIRST_FREE_PORT = 1024;
const WEB_PORTS = new Set([80, 443]);

/** In characters, as servers and browsers have it. */
const LONGEST_ADDRESS = 8_000;

const rangeOf = (text: string): Range => {
  try {
    if (text.includes('/')) return ipaddr.parseCIDR(text) as Range;
    if (isIP(text) === 0) throw new Error('no address');
    const address = ipaddr.process(text);
    return [address, address.kind() === 'ipv4' ? 32 : 128];
  } catch (error) {
    const message = `FETCH_ALLOW: “${text}” is neither an address nor a range`;
    throw new VerbatimError(
      'config',
      message,
      'Write addresses and ranges with commas between: 10.1.0.0/16,192.168.1.5',
      {
        cause: error,
      },
    );
  }
};

const lies = (address: ipaddr.IPv4 | ipaddr.IPv6, [first, bits]: Range): boolean =>
  address.kind() === first.kind() && address.match(first, bits);

/** Brackets around an address, and the dot that may end a name. */
const bare = (host: string): string => host.replace(/^\[|\]$/gu, '').replace(/\.$/u, '');

export class Guard {
  private readonly allowed: readonly Range[];

  /**
   * @param allowed addresses and ranges (CIDR) of the operator's network that may be fetched all the same
   * @throws VerbatimError `config` for one that is none
   */
  constructor(
    allowed: readonly string[],
    private readonly resolve: Resolve = RESOLVE,
  ) {
    this.allowed = allowed.map(rangeOf);
  }

  /** @param address of IPv4 or IPv6, as numbers */
  admits(address: string): boolean {
    if (isIP(address) === 0) return false;
    const parsed = ipaddr.process(address);
    if (this.allowed.some((range) => lies(parsed, range))) return true;
    return parsed.range() === 'unicast' && (parsed.kind() === 'ipv4' || lies(parsed, GLOBAL_IPV6 as Range));
  }

  /**
   * An address of the web, without its fragment.
   * @param base what a relative one is relative to
   * @throws FetchFault for one that must not be fetched, whatever its name resolves to
   */
  check(text: string, base?: URL): URL {
    if (!URL.canParse(text, base?.href))
      throw new FetchFault(`“${text}” is no address`, 'Mend the address', { final: true });
    const url = new URL(text, base);
    if (url.href.length > LONGEST_ADDRESS) {
      throw new FetchFault(`An address of ${url.host} is too long`, 'Name a shorter one', { final: true });
    }
    if (url.protocol !== 'http:' && url.protocol !== 'https:') {
      throw new FetchFault(`${url.protocol} is not fetched`, 'Only http and https addresses are', { final: true });
    }
    if (url.username !== '' || url.password !== '') {
      throw new FetchFault(`An address of ${url.host} holds a password`, 'Name one without', { final: true });
    }
    const port = Number(url.port);
    const host = bare(url.hostname);
    if (port !== 0 && port < FIRST_FREE_PORT && !WEB_PORTS.has(port)) {
      throw new FetchFault(`${url.host} is no port of the web`, 'Name another address', { final: true });
    }
    if (isIP(host) !== 0 && !this.admits(host)) throw this.refusal(host);
    url.hash = '';
    return url;
  }

  /** In place of the system's, for sockets: gives only addresses that may be connected to. */
  readonly lookup: LookupFunction = (name, { all }, callback) => {
    this.resolve(name).then(
      (found) => {
        const admitted = found.filter(({ address }) => this.admits(address));
        const [first] = admitted;
        if (!first) callback(this.refusal(name), '', 0);
        else if (all) callback(null, admitted);
        else callback(null, first.address, first.family);
      },
      (error) => callback(error, '', 0),
    );
  };

  refusal(host: string): FetchFault {
    return new FetchFault(
      `${host} lies in your own network, or nowhere on the internet`,
      'If it is to be fetched all the same, add its address to FETCH_ALLOW in .env',
      { final: true },
    );
  }
}
